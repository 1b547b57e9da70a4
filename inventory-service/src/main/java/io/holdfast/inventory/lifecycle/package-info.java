// SPDX-License-Identifier: Apache-2.0

/** Answers every case that monitoring opens. */
@NullMarked
package io.holdfast.inventory.lifecycle;

import org.jspecify.annotations.NullMarked;

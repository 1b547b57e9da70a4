// SPDX-License-Identifier: Apache-2.0

/** Tells the other services, on holdfast.inventory.v1. */
@NullMarked
package io.holdfast.inventory.publishing;

import org.jspecify.annotations.NullMarked;

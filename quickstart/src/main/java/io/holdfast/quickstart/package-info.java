// SPDX-License-Identifier: Apache-2.0

/** The launcher behind {@code ./holdfast}: commands of a person on one machine. */
@NullMarked
package io.holdfast.quickstart;

import org.jspecify.annotations.NullMarked;

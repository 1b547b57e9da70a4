// SPDX-License-Identifier: Apache-2.0

/** The clock and time-ordered ids. */
@NullMarked
package io.holdfast.kit.time;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** Follows every case to its answer and asks again where none comes. */
@NullMarked
package io.holdfast.monitoring.loop;

import org.jspecify.annotations.NullMarked;

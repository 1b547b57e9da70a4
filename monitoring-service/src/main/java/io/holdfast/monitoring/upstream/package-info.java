// SPDX-License-Identifier: Apache-2.0

/** What other services say: their events, read into own records of the fields used here. */
@NullMarked
package io.holdfast.monitoring.upstream;

import org.jspecify.annotations.NullMarked;

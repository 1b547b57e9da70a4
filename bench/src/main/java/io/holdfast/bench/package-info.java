// SPDX-License-Identifier: Apache-2.0
/** Measures speed and memory, each figure against a floor of the same run. */
@NullMarked
package io.holdfast.bench;

import org.jspecify.annotations.NullMarked;

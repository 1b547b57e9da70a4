// SPDX-License-Identifier: Apache-2.0
/** A whole installation under load, over its public APIs. */
@NullMarked
package io.holdfast.bench.load;

import org.jspecify.annotations.NullMarked;

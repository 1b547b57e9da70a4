// SPDX-License-Identifier: Apache-2.0

/** The whole platform, as real processes. */
@NullMarked
package io.holdfast.endtoend;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** Breaks the laws, so that they are seen to notice. */
@NullMarked
package io.holdfast.kit.testing.breaches;

import org.jspecify.annotations.NullMarked;

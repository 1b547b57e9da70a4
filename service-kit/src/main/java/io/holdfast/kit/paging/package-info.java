// SPDX-License-Identifier: Apache-2.0

/** Cursor paging of lists. */
@NullMarked
package io.holdfast.kit.paging;

import org.jspecify.annotations.NullMarked;

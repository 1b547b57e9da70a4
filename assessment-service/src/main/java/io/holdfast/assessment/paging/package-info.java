// SPDX-License-Identifier: Apache-2.0

/** Cursors of lists that are sorted by id. */
@NullMarked
package io.holdfast.assessment.paging;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/**
 * What other services own, as own records of the fields used, and the copies of it: systems,
 * revisions, editions, drafts of editions, changes of the world. Received documents are stored
 * whole; the owner's republication heals them.
 */
@NullMarked
package io.holdfast.assessment.upstream;

import org.jspecify.annotations.NullMarked;

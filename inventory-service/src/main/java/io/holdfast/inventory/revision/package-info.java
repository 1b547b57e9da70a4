// SPDX-License-Identifier: Apache-2.0

/**
 * What changed between two states of a system, as typed changes, and the revisions they lead to.
 */
@NullMarked
package io.holdfast.inventory.revision;

import org.jspecify.annotations.NullMarked;

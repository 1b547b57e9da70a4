// SPDX-License-Identifier: Apache-2.0
/**
 * Immutable editions: storing the built-in one at start, activating and publishing it, publishing
 * it again, withdrawing, and opening an edition for reading.
 */
@NullMarked
package io.holdfast.catalogue.edition;

import org.jspecify.annotations.NullMarked;

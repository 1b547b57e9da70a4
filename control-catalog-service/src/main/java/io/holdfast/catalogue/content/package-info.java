// SPDX-License-Identifier: Apache-2.0
/**
 * What an edition of the catalogue says, as it stands in the edition files, and the check that
 * every edition passes before it is built or loaded.
 */
@NullMarked
package io.holdfast.catalogue.content;

import org.jspecify.annotations.NullMarked;

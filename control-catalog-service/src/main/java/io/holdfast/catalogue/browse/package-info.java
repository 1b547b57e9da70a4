// SPDX-License-Identifier: Apache-2.0
/**
 * The read side of the catalogue: threats, controls, requirements, kinds of evidence and mappings,
 * with filters in both directions.
 */
@NullMarked
package io.holdfast.catalogue.browse;

import org.jspecify.annotations.NullMarked;

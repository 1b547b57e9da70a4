// SPDX-License-Identifier: Apache-2.0
/**
 * How items of an edition relate to each other and to catalogues of others: what is written, and
 * what follows from it by rule.
 */
@NullMarked
package io.holdfast.catalogue.mapping;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Editions of the catalogue written as OSCAL. */
@NullMarked
package io.holdfast.catalogue.oscal.export;

import org.jspecify.annotations.NullMarked;

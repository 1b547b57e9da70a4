// SPDX-License-Identifier: Apache-2.0
/** OSCAL, the format in which catalogues, profiles, mappings and components are exchanged. */
@NullMarked
package io.holdfast.catalogue.oscal;

import org.jspecify.annotations.NullMarked;

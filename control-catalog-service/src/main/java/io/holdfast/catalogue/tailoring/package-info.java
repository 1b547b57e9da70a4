// SPDX-License-Identifier: Apache-2.0
/**
 * What an organisation makes of an edition: its profile, in the sense of OSCAL, and the rules by
 * which profile and base give another edition.
 */
@NullMarked
package io.holdfast.catalogue.tailoring;

import org.jspecify.annotations.NullMarked;

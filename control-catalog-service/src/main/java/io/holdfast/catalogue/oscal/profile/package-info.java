// SPDX-License-Identifier: Apache-2.0
/** Resolution of OSCAL profiles: import, merge, modify. */
@NullMarked
package io.holdfast.catalogue.oscal.profile;

import org.jspecify.annotations.NullMarked;

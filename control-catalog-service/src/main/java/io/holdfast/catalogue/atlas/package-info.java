// SPDX-License-Identifier: Apache-2.0
/**
 * MITRE ATLAS: takes the official data file in, says what is new against what the edition knows,
 * proposes where new techniques belong, and keeps what people decide. Accepting a technique
 * proposes a change of the world; nothing is published before a second person confirms it.
 */
@NullMarked
package io.holdfast.catalogue.atlas;

import org.jspecify.annotations.NullMarked;

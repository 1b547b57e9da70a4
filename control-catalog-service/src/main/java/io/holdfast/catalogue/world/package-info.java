// SPDX-License-Identifier: Apache-2.0
/**
 * Changes of the world (method, section 4, rule 2): a new attack technique, a changed law or
 * standard. One person writes them, another confirms them, then they are published and end evidence
 * for the families or requirements that they name.
 */
@NullMarked
package io.holdfast.catalogue.world;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/**
 * A service of two features on which the kit is tried: it publishes notes, and it obeys
 * instructions that it receives.
 */
@NullMarked
package io.holdfast.notes;

import org.jspecify.annotations.NullMarked;

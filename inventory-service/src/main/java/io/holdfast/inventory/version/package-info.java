// SPDX-License-Identifier: Apache-2.0

/** Versions of components: moved by lifecycle events, never backwards. Pure rules. */
@NullMarked
package io.holdfast.inventory.version;

import org.jspecify.annotations.NullMarked;

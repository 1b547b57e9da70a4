// SPDX-License-Identifier: Apache-2.0

/**
 * Events enter a service through here: stored before they are acknowledged, applied once, in order
 * per key; poison parks only its own key.
 */
@NullMarked
package io.holdfast.kit.inbox;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/**
 * What tools send, read into this platform's own words. One package per coded sender, which
 * verifies and parses and does nothing else; {@link io.holdfast.monitoring.sender.Senders} lists
 * them.
 */
@NullMarked
package io.holdfast.monitoring.sender;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/**
 * Configured senders: who they are, what proves it, whom they speak for, how what they say is read,
 * and whether they are heard of.
 */
@NullMarked
package io.holdfast.monitoring.connection;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/**
 * Events leave a service through here: appended in the caller's transaction, relayed to Kafka after
 * commit, in order per key.
 */
@NullMarked
package io.holdfast.kit.outbox;

import org.jspecify.annotations.NullMarked;

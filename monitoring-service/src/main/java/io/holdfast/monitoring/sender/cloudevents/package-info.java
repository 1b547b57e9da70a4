// SPDX-License-Identifier: Apache-2.0

/** CloudEvents 1.0 and 0.3 that carry this platform's own event types. */
@NullMarked
package io.holdfast.monitoring.sender.cloudevents;

import org.jspecify.annotations.NullMarked;

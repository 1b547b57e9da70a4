// SPDX-License-Identifier: Apache-2.0

/** The correlation id and W3C trace context that travel through outbox and inbox. */
@NullMarked
package io.holdfast.kit.trace;

import org.jspecify.annotations.NullMarked;

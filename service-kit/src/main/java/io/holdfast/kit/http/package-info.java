// SPDX-License-Identifier: Apache-2.0

/**
 * HTTP habits all services share: entity tags, idempotency keys, body limits, request ids, security
 * headers.
 */
@NullMarked
package io.holdfast.kit.http;

import org.jspecify.annotations.NullMarked;

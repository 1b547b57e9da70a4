// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.trace.Trace;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Received;

/**
 * What was delivered, verified and parsed, about to be kept.
 *
 * @param received with the headers that are kept
 * @param trace of the request that brought it
 */
record Delivery(Received received, Parsed parsed, Origin origin, Trace trace) {

  /** What the request in hand delivers. */
  static Delivery of(Received received, Parsed parsed, Origin origin) {
    return new Delivery(received, parsed, origin, Trace.current());
  }
}

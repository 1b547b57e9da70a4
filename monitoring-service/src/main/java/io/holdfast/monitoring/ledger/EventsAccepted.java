// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

/** Told within the service when events were kept and are to be matched. */
public record EventsAccepted() {}

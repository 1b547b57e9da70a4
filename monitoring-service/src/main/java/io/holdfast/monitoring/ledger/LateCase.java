// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import java.time.Instant;

/**
 * A case that needs longer than the objective.
 *
 * @param state OPEN: the inventory has not answered; REVISED: the assessment has not
 */
public record LateCase(StoredCase open, String state, Instant acceptedAt) {}

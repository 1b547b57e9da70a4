// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.evidence.Validity;
import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.Safeguard;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The earliest instant after asOf at which time alone may change the result (method.md section 7).
 * What holds up to a limit, inclusive, ends at the next instant that can be stored.
 */
final class ExpiryRule {

  /** Instants are stored in microseconds. */
  private static final Duration TICK = Duration.ofNanos(1_000);

  /** The only regime whose begin opens a route. */
  private static final String CRA_REGIME = "CRA";

  private final Instant asOf;
  private @Nullable Instant next;

  private ExpiryRule(Instant asOf) {
    this.asOf = asOf;
  }

  static @Nullable Instant next(
      AssessmentInput input, Validity validity, List<Evidence> used, List<Evidence> declared) {
    ExpiryRule rule = new ExpiryRule(input.asOf());
    used.forEach(evidence -> rule.offer(evidence, validity));
    declared.forEach(evidence -> rule.offer(evidence, validity));
    input.decisions().forEach(rule::offer);
    input.findings().forEach(rule::offer);
    input.safeguards().forEach(rule::offer);
    for (Edition.ApplicationDate date : input.edition().applicationDates()) {
      if (date.regime().equals(CRA_REGIME)) {
        rule.begins(date.from().atStartOfDay(ZoneOffset.UTC).toInstant());
      }
    }
    input.changes().forEach(change -> rule.begins(change.at()));
    input
        .revision()
        .components()
        .forEach(component -> component.changes().values().forEach(rule::begins));
    return rule.next;
  }

  private void offer(Evidence evidence, Validity validity) {
    begins(evidence.collectedAt());
    begins(evidence.receivedAt());
    endsAfter(validity.lastInstant(evidence));
  }

  private void offer(Decision decision) {
    begins(decision.signed().at());
    endsAfter(decision.signed().until());
    begins(decision.signed().withdrawnAt());
  }

  private void offer(Finding finding) {
    begins(finding.since());
    begins(finding.until());
  }

  private void offer(Safeguard safeguard) {
    begins(safeguard.implementedFrom());
    begins(safeguard.retiredAt());
  }

  private void endsAfter(@Nullable Instant last) {
    if (last != null) {
      begins(last.plus(TICK));
    }
  }

  private void begins(@Nullable Instant instant) {
    if (instant != null && instant.isAfter(asOf) && (next == null || instant.isBefore(next))) {
      next = instant;
    }
  }
}

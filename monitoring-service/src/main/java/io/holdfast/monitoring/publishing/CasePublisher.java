// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.publishing;

import io.holdfast.kit.outbox.Outbox;
import io.holdfast.kit.outbox.OutgoingEvent;
import io.holdfast.kit.trace.Trace;
import io.holdfast.monitoring.ledger.LateCase;
import io.holdfast.monitoring.ledger.StoredCase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Tells of cases, within the transaction that opens or re-asks them. */
@ApplicationScoped
public class CasePublisher {

  static final String TOPIC = "holdfast.lifecycle.v1";
  static final String TYPE = "io.holdfast.lifecycle.case-opened.v1";
  static final String LATE = "io.holdfast.lifecycle.case-late.v1";

  private final Outbox outbox;

  CasePublisher(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Tells of a new case, under the trace of the request that brought its event. */
  public void opened(StoredCase opened) {
    publish(opened, false);
  }

  /** Tells of a case again because its answer has not come. */
  public void reasked(StoredCase open) {
    publish(open, true);
  }

  /** Tells that a case needs longer than the objective. */
  public void late(LateCase late, Duration objective) {
    StoredCase open = late.open();
    publish(
        open,
        LATE,
        new CaseLate(
            open.id(),
            open.eventId(),
            open.systemId(),
            open.systemKey(),
            open.team(),
            open.components(),
            late.state().equals("OPEN") ? "INVENTORY" : "ASSESSMENT",
            late.acceptedAt(),
            objective.toSeconds()));
  }

  private void publish(StoredCase told, boolean reasked) {
    publish(
        told,
        TYPE,
        new CaseOpened(
            told.id(),
            told.eventId(),
            told.systemId(),
            told.systemKey(),
            told.team(),
            told.components(),
            told.matches(),
            reasked,
            told.event()));
  }

  private void publish(StoredCase told, String type, Object data) {
    Trace before = Trace.current();
    told.trace().enter();
    try {
      outbox.append(
          new OutgoingEvent(
              TOPIC, told.systemId().toString(), type, told.team(), told.systemKey(), data));
    } finally {
      before.enter();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.finding;

import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/** The rows by which findings open and close. */
@ApplicationScoped
public class Findings {

  private final Jdbi jdbi;
  private final Clock clock;

  Findings(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Adds a row; a case brings the same one once only. */
  public void append(FindingEvent event) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into finding_event (id, system_id, component, finding_key, kind, action, at,
                      recorded_at, was_current, label, digest, registry, severity, exploitable, title,
                      reference, case_id, event_id)
                    values (:id, :system, :component, :key, :kind, :action, :at, :now, :wasCurrent,
                      :label, :digest, :registry, :severity, :exploitable, :title, :reference, :case,
                      :event)
                    on conflict do nothing
                    """)
                .bind("id", Ids.next())
                .bind("system", event.systemId())
                .bind("component", event.component())
                .bind("key", event.key())
                .bind("kind", event.kind())
                .bind("action", event.action().name())
                .bind("at", event.at())
                .bind("now", clock.instant())
                .bind("wasCurrent", event.wasCurrent())
                .bind("label", event.version().label())
                .bind("digest", event.version().digest())
                .bind("registry", event.version().registry())
                .bind("severity", event.severity())
                .bind("exploitable", event.exploitable())
                .bind("title", event.title())
                .bind("reference", event.reference())
                .bind("case", event.caseId())
                .bind("event", event.eventId())
                .execute());
  }
}

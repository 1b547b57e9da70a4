// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.trigger;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.time.Ids;
import io.holdfast.kit.trace.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Appends triggers in the caller's transaction; runs look for them when it has committed. */
@ApplicationScoped
public class Triggers {

  private final Jdbi jdbi;
  private final Clock clock;
  private final Event<TriggersAppended> appended;
  private final Bulks bulks;

  Triggers(Jdbi jdbi, Clock clock, Event<TriggersAppended> appended, Bulks bulks) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.appended = appended;
    this.bulks = bulks;
  }

  /**
   * Makes a system one that is assessed. Looked at first: an insert that meets a row waits for
   * whoever updates it, and a run does.
   */
  public void enrol(UUID systemId) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into assessed_system (system_id, next_attempt_at)
                    select :system, :now
                    where not exists (select 1 from assessed_system where system_id = :system)
                    on conflict do nothing
                    """)
                .bind("system", systemId)
                .bind("now", clock.instant())
                .execute());
  }

  /** A reason to assess one system. */
  public void append(Trigger trigger) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into assessment_trigger (id, system_id, kind, priority, case_id, event_id,
                      ref, candidate, revision, trace, created_at)
                    values (:id, :system, :kind, :priority, :case, :event, :ref, :candidate, :revision,
                      :trace, :now)
                    """)
                .bind("id", Ids.next())
                .bind("system", trigger.systemId())
                .bind("kind", trigger.kind().name())
                .bind("priority", trigger.kind().priority())
                .bind("case", trigger.caseId())
                .bind("event", trigger.eventId())
                .bind("ref", trigger.ref())
                .bind(
                    "candidate",
                    trigger.candidate() == null ? null : Json.text(trigger.candidate()))
                .bind("revision", trigger.revision())
                .bind("trace", trace())
                .bind("now", clock.instant())
                .execute());
    appended.fire(new TriggersAppended());
  }

  /** A reason to assess every system; one row each, in the same transaction. */
  public int appendForAll(Trigger.Kind kind, @Nullable Object ref) {
    UUID bulk = Ids.next();
    int count =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into assessment_trigger (id, system_id, kind, priority, ref, trace,
                          created_at, bulk_id)
                        select uuidv7(), system_id, :kind, :priority, :ref, :trace, :now, :bulk
                        from assessed_system order by system_id
                        """)
                    .bind("kind", kind.name())
                    .bind("priority", kind.priority())
                    .bind("ref", ref == null ? null : ref.toString())
                    .bind("trace", trace())
                    .bind("now", clock.instant())
                    .bind("bulk", bulk)
                    .execute());
    bulks.add(new Bulks.Begun(bulk, kind, ref == null ? null : ref.toString(), count));
    appended.fire(new TriggersAppended());
    return count;
  }

  /** A reason that turned out to concern no system; it shows among the bulks. */
  public void appendForNone(Trigger.Kind kind, Object ref) {
    bulks.add(new Bulks.Begun(Ids.next(), kind, ref.toString(), 0));
  }

  /** A reason to assess those systems whose result time alone may have changed by now. */
  public int appendForExpired() {
    int count =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into assessment_trigger (id, system_id, kind, priority, trace,
                          created_at)
                        select uuidv7(), s.system_id, 'EXPIRY', 1, :trace, :now
                        from assessed_system s
                        where s.next_expiry <= :now and not exists (
                          select 1 from assessment_trigger t
                          where t.system_id = s.system_id and t.kind = 'EXPIRY')
                        """)
                    .bind("trace", trace())
                    .bind("now", clock.instant())
                    .execute());
    if (count > 0) {
      appended.fire(new TriggersAppended());
    }
    return count;
  }

  /** Whether a system waits that could be run now. */
  public boolean isAnyRunnable() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from (
                        select system_id from assessment_trigger order by priority, id limit 100) t
                      join assessed_system s using (system_id)
                      join known_system k using (system_id)
                      where s.next_attempt_at <= :now and (k.state = 'RETIRED' or exists (
                        select 1 from system_copy c where c.system_id = t.system_id)))
                    """)
                .bind("now", clock.instant())
                .mapTo(Boolean.class)
                .one());
  }

  /** Whether a case waits for its run. */
  public boolean isPending(String caseId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select exists (select 1 from assessment_trigger where case_id = :c)")
                .bind("c", caseId)
                .mapTo(Boolean.class)
                .one());
  }

  private static String trace() {
    Trace trace = Trace.current();
    return Json.text(
        Map.of("correlationId", trace.correlationId(), "traceparent", trace.traceparent()));
  }
}

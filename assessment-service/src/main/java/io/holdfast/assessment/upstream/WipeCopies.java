// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Forgets all copies and how far the topics were read, so that the owners' next republication
 * builds them anew. Safeguards, evidence, findings, assessments and answers stay.
 */
@ApplicationScoped
public class WipeCopies {

  private static final List<String> TOPICS =
      List.of("holdfast.inventory.v1", "holdfast.catalogue.v1");

  /** What was forgotten. */
  public record Wiped(int systems, int revisions, int editions, int drafts, int worldChanges) {}

  private final Jdbi jdbi;
  private final Caller caller;
  private final History history;
  private final String service;

  WipeCopies(
      Jdbi jdbi,
      Caller caller,
      History history,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.service = service;
    this.jdbi = jdbi;
    this.caller = caller;
    this.history = history;
  }

  /**
   * Forgets them.
   *
   * @param confirm the name of this service
   * @throws Problem forbidden; invalid, when it is not confirmed
   */
  @Transactional
  public Wiped wipe(@Nullable String confirm, @Nullable String reason) {
    caller.requireFor(Roles.OPERATOR, Grants.ALL_TEAMS);
    if (!service.equals(confirm)) {
      throw Problem.invalid("?confirm", "not-confirmed", "confirm must be " + service);
    }
    Wiped wiped =
        jdbi.withHandle(
            handle -> {
              handle
                  .createUpdate(
                      """
                      update inbox_key set epoch = null, version = null, gap_since = null
                      where topic in (<topics>)
                      """)
                  .bindList("topics", TOPICS)
                  .execute();
              return new Wiped(
                  handle.execute("delete from system_copy"),
                  handle.execute("delete from revision_copy"),
                  handle.execute("delete from edition_copy"),
                  handle.execute("delete from draft_copy"),
                  handle.execute("delete from world_change_copy"));
            });
    history.record("copies", "all", null, "wiped", caller.actor(), reason, wiped);
    return wiped;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

import io.holdfast.kit.json.Json;
import io.holdfast.kit.outbox.Republisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Publishes the current assessment of each system again, and the answers of a period. */
@ApplicationScoped
class AssessmentRepublisher implements Republisher {

  private final Jdbi jdbi;
  private final CaseAnswers answers;

  AssessmentRepublisher(Jdbi jdbi, CaseAnswers answers) {
    this.jdbi = jdbi;
    this.answers = answers;
  }

  @Override
  public String topic() {
    return CaseAnswers.TOPIC;
  }

  @Override
  public List<String> keysAfter(@Nullable String key, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select system_id::text from assessed_system
                    where :after::uuid is null or system_id > :after
                    order by system_id limit :limit
                    """)
                .bind("after", key == null ? null : UUID.fromString(key))
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }

  @Override
  public void republish(String key, @Nullable Instant since) {
    UUID systemId = UUID.fromString(key);
    jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select a.announcement from assessed_system s
                        join assessment a on a.id = s.current_id where s.system_id = :system
                        """)
                    .bind("system", systemId)
                    .mapTo(String.class)
                    .findOne())
        .ifPresent(text -> answers.append(Json.read(text, Assessed.class).asRepublished()));
    if (since != null) {
      answers.republish(systemId, since);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Says which safeguards evidence may name: those of its system and those of the organisation. */
@ApplicationScoped
class KnownSafeguards {

  private final Jdbi jdbi;

  KnownSafeguards(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void checkAll(@Nullable UUID systemId, List<UUID> named, List<Violation> wrong) {
    Set<UUID> known =
        jdbi.withHandle(
            handle ->
                new HashSet<>(
                    handle
                        .createQuery(
                            """
                            select id from safeguard where id = any(:ids)
                              and (system_id is null or system_id = :system)
                            """)
                        .bindArray("ids", UUID.class, named.toArray())
                        .bind("system", systemId)
                        .mapTo(UUID.class)
                        .list()));
    for (int i = 0; i < named.size(); i++) {
      if (!known.contains(named.get(i))) {
        wrong.add(
            new Violation(
                "/safeguards/" + i, "unknown-safeguard", "no safeguard " + named.get(i) + " here"));
      }
    }
  }
}

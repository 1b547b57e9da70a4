// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** Puts the built-in edition back in force, so that tests do not see each other's. */
final class Editions {

  private Editions() {}

  static void restore(Jdbi jdbi) {
    Catalogue.publish("2026.11.0", Catalogue.content());
    Awaitility.await("the built-in edition is in force and everything is assessed")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                jdbi.withHandle(
                    handle ->
                        handle
                            .createQuery(
                                """
                                select exists (select 1 from edition_copy
                                    where active and edition = '2026.11.0')
                                  and not exists (select 1 from assessment_trigger t
                                    join system_copy c using (system_id))
                                """)
                            .mapTo(Boolean.class)
                            .one()));
    jdbi.useHandle(handle -> handle.execute("delete from world_change"));
  }
}

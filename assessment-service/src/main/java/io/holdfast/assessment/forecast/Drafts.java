// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.forecast;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.engine.catalogue.EditionChange;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.inputs.EditionInputs;
import io.holdfast.assessment.upstream.EditionCopies;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** What the drafts say that are forecast. It never changes per forecast, so some stay open. */
@ApplicationScoped
class Drafts {

  private static final int KEPT_OPEN = 4;

  private final Jdbi jdbi;
  private final EditionCopies editions;
  private final ConcurrentHashMap<UUID, EditionDocument> documents = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<UUID, Drafted> read = new ConcurrentHashMap<>();

  Drafts(Jdbi jdbi, EditionCopies editions) {
    this.jdbi = jdbi;
    this.editions = editions;
  }

  /** What the draft of a forecast says, with the names of things. */
  EditionDocument document(UUID forecast) {
    return kept(documents, forecast, this::find);
  }

  private EditionDocument find(UUID forecast) {
    String content =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select content from forecast where id = :id")
                    .bind("id", forecast)
                    .mapTo(String.class)
                    .one());
    JsonNode tree = Json.readTree(content.getBytes(StandardCharsets.UTF_8));
    return Json.convert(tree, EditionDocument.class);
  }

  /** The draft of a forecast as the engine takes it. */
  Drafted drafted(UUID forecast, String edition, String baseDigest) {
    return kept(
        read,
        forecast,
        id -> {
          Edition draft = EditionInputs.of(edition, document(id));
          Edition base = EditionInputs.of("", editions.document(baseDigest).orElseThrow());
          return new Drafted(draft, EditionChange.between(base, draft));
        });
  }

  private static <T> T kept(
      ConcurrentHashMap<UUID, T> open, UUID id, java.util.function.Function<UUID, T> reading) {
    if (open.size() >= KEPT_OPEN && !open.containsKey(id)) {
      open.clear();
    }
    T known = open.get(id);
    if (known == null) {
      known = reading.apply(id);
      open.put(id, known);
    }
    return known;
  }
}

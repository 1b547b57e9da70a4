// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.catalogue.tailoring.Conflict;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft at one of its revisions.
 *
 * @param version what the edition will be called
 * @param content RFC 8785 text of everything it says; absent while the profile does not fit
 * @param digest over the content
 */
record Draft(
    UUID id,
    DraftState state,
    int revision,
    String base,
    String version,
    JsonNode profile,
    @Nullable String content,
    @Nullable String digest,
    List<Conflict> conflicts,
    Instant openedAt,
    Instant madeAt,
    @Nullable Instant endedAt) {

  boolean isBlocked() {
    return content == null;
  }

  /**
   * What the edition will say.
   *
   * @throws Problem conflict, while the profile does not fit
   */
  EditionContent edition() {
    return Json.read(text(), EditionContent.class);
  }

  /** The same as files. */
  EditionFiles files() {
    return EditionFiles.ofTree((ObjectNode) Json.tree(edition()));
  }

  private String text() {
    if (content == null) {
      throw Problem.of(
          ProblemType.CONFLICT, "draft " + id + " has conflicts that have to be solved first");
    }
    return content;
  }
}

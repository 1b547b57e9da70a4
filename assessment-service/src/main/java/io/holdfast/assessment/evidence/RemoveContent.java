// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Removes a report that must not be kept, such as one with secrets or personal data in it. The
 * evidence and the digest stay; whoever has the report can still show that it was this one.
 */
@ApplicationScoped
public class RemoveContent {

  private static final int LONGEST_REASON = 1000;

  private final Contents contents;
  private final History history;
  private final Caller caller;

  RemoveContent(Contents contents, History history, Caller caller) {
    this.contents = contents;
    this.history = history;
    this.caller = caller;
  }

  /**
   * Removes it for all evidence that was read from it, and for good: it is not stored again.
   *
   * @throws Problem invalid without a reason; not found without content; forbidden for who is not
   *     operator of all teams, because other teams' evidence may share the content
   */
  @Transactional
  public void remove(UUID id, @Nullable String reason) {
    caller.requireFor(Roles.OPERATOR, Grants.ALL_TEAMS);
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw Problem.invalid(
          "?reason", "missing", "a reason of at most " + LONGEST_REASON + " characters is needed");
    }
    Contents.Stored stored =
        contents.of(id).orElseThrow(() -> Problem.notFound("content of evidence", id));
    if (contents.remove(stored.digest(), reason)) {
      for (Contents.Holder holder : contents.holders(stored.digest())) {
        history.record(
            "evidence",
            holder.evidence(),
            holder.team(),
            "content-removed",
            caller.actor(),
            reason,
            Map.of("digest", stored.digest()));
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.evidence.Method;
import io.holdfast.assessment.evidence.Outcome;
import io.holdfast.assessment.evidence.Subject;
import io.holdfast.assessment.safeguard.ScopeType;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would be. Everything is optional; what is absent stays as it is now.
 *
 * @param asOf the instant to assess for, now or later; absent: now
 * @param document the whole system in the inventory's form, instead of the current revision; a
 *     field that this form does not have is refused
 * @param versions versions that components would have, on top of {@code document}
 * @param safeguards that would be there
 * @param implement ids of planned safeguards that would be implemented
 * @param withoutSafeguards ids of those that would not be there
 * @param evidence that would be there
 * @param withoutEvidence ids
 * @param findings that would be open
 * @param withoutFindings ids of open findings that would be closed
 * @param acceptances of risks, as if a second person had approved them
 * @param withoutDecisions ids
 */
@Schema(name = "WhatIfRequest")
public record WhatIfRequest(
    @Nullable Instant asOf,
    @Nullable JsonNode document,
    @Nullable List<ComponentVersion> versions,
    @Nullable List<NewSafeguard> safeguards,
    @Nullable List<UUID> implement,
    @Nullable List<UUID> withoutSafeguards,
    @Nullable List<NewEvidence> evidence,
    @Nullable List<UUID> withoutEvidence,
    @Nullable List<NewFinding> findings,
    @Nullable List<UUID> withoutFindings,
    @Nullable List<NewAcceptance> acceptances,
    @Nullable List<UUID> withoutDecisions) {

  /**
   * A version that a component would have from {@code asOf} on.
   *
   * @param change kind of change that it would come with; absent: none beside the identity
   */
  @Schema(name = "WhatIfVersion")
  public record ComponentVersion(
      @Schema(required = true) @Nullable String component,
      @Nullable String label,
      @Nullable String digest,
      @Nullable String registry,
      @Nullable String change) {}

  /**
   * A safeguard that would be there.
   *
   * @param id by which evidence of this request names it; absent: {@code what-if-safeguard-N}
   * @param implementedFrom absent: {@code asOf}
   */
  @Schema(name = "WhatIfSafeguard")
  public record NewSafeguard(
      @Nullable String id,
      @Schema(required = true) @Nullable String control,
      @Schema(required = true) @Nullable ScopeType scope,
      @Nullable String component,
      @Nullable Instant implementedFrom) {}

  /**
   * Evidence that would be there.
   *
   * @param subjects absent: the system as a whole
   * @param outcome absent: PASS
   * @param method absent: TEST
   * @param collectedAt absent: {@code asOf}
   * @param safeguards ids, also of this request's; absent: those that the kind proves unnamed
   */
  @Schema(name = "WhatIfEvidence")
  public record NewEvidence(
      @Schema(required = true) @Nullable String kind,
      @Nullable List<Subject> subjects,
      @Nullable Outcome outcome,
      @Nullable Method method,
      @Nullable Instant collectedAt,
      @Nullable Instant validUntil,
      @Nullable List<String> safeguards) {}

  /**
   * A finding that would be open.
   *
   * @param kind DRIFT, FAILED_EVALUATION, VULNERABILITY or INCIDENT
   * @param severity VL to VH
   */
  @Schema(name = "WhatIfFinding")
  public record NewFinding(
      @Schema(required = true) @Nullable String component,
      @Schema(required = true) @Nullable String kind,
      @Nullable String severity,
      @Nullable Boolean exploitable) {}

  /** An acceptance of the residual risks that these scenarios would have. */
  @Schema(name = "WhatIfAcceptance")
  public record NewAcceptance(
      @Schema(required = true) @Nullable List<String> scenarios, @Nullable Instant until) {}

  /**
   * Refuses elements of lists that are null.
   *
   * @throws Problem invalid, naming every one of them
   */
  void check() {
    List<Violation> wrong = new ArrayList<>();
    Map<String, @Nullable List<?>> lists = new LinkedHashMap<>();
    lists.put("/versions", versions);
    lists.put("/safeguards", safeguards);
    lists.put("/implement", implement);
    lists.put("/withoutSafeguards", withoutSafeguards);
    lists.put("/evidence", evidence);
    lists.put("/withoutEvidence", withoutEvidence);
    lists.put("/findings", findings);
    lists.put("/withoutFindings", withoutFindings);
    lists.put("/acceptances", acceptances);
    lists.put("/withoutDecisions", withoutDecisions);
    lists.forEach((pointer, list) -> checkElements(pointer, list, wrong));
    for (int i = 0; i < orNone(evidence).size(); i++) {
      NewEvidence one = orNone(evidence).get(i);
      if (one != null) {
        checkElements("/evidence/" + i + "/subjects", one.subjects(), wrong);
        checkElements("/evidence/" + i + "/safeguards", one.safeguards(), wrong);
      }
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }

  private static void checkElements(String pointer, @Nullable List<?> list, List<Violation> wrong) {
    for (int i = 0; list != null && i < list.size(); i++) {
      if (list.get(i) == null) {
        wrong.add(new Violation(pointer + "/" + i, "missing", "a value is needed"));
      }
    }
  }

  static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}

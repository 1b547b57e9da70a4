// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.gate;

import io.holdfast.assessment.engine.result.RequirementStatus;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What may be deployed into a system.
 *
 * @param demandDigest whether a version has to be named by its digest
 * @param verdicts per framework the verdicts with which a version may be deployed; a framework that
 *     is not named: ACCEPTED, MET_BY_COMPENSATION, MET and NOT_APPLICABLE
 */
@Schema(name = "GatePolicy")
public record GatePolicy(
    @Schema(required = true) @Nullable Boolean demandDigest,
    @Schema(required = true) @Nullable Map<String, Set<RequirementStatus>> verdicts) {

  private static final int MOST = 50;
  private static final Set<RequirementStatus> USUAL =
      Set.of(
          RequirementStatus.ACCEPTED,
          RequirementStatus.MET_BY_COMPENSATION,
          RequirementStatus.MET,
          RequirementStatus.NOT_APPLICABLE);

  /** Where nobody has said anything. */
  public static final GatePolicy DEFAULT = new GatePolicy(true, Map.of());

  /** Sorted, so that the same policy has the same tag. */
  public GatePolicy {
    if (verdicts != null) {
      Map<String, Set<RequirementStatus>> sorted = new TreeMap<>();
      verdicts.forEach(
          (framework, allowed) ->
              sorted.put(framework, allowed == null ? Set.of() : new TreeSet<>(allowed)));
      verdicts = Collections.unmodifiableMap(sorted);
    }
  }

  /** Those that it names. */
  Set<String> frameworks() {
    return verdicts == null ? Set.of() : verdicts.keySet();
  }

  boolean needsDigest() {
    return !Boolean.FALSE.equals(demandDigest);
  }

  boolean admits(String framework, RequirementStatus verdict) {
    return (verdicts == null ? USUAL : verdicts.getOrDefault(framework, USUAL)).contains(verdict);
  }

  /**
   * @throws Problem invalid, with all that is wrong
   */
  void check() {
    List<Violation> wrong = new ArrayList<>();
    if (demandDigest == null) {
      wrong.add(new Violation("/demandDigest", "missing", "true or false is needed"));
    }
    if (verdicts == null) {
      wrong.add(new Violation("/verdicts", "missing", "an object is needed; {} is the usual"));
    } else if (verdicts.size() > MOST) {
      wrong.add(new Violation("/verdicts", "too-many", "at most " + MOST + " frameworks"));
    } else {
      verdicts.forEach(
          (framework, allowed) -> {
            if (allowed.isEmpty()) {
              wrong.add(
                  new Violation(
                      "/verdicts/" + framework.replace("~", "~0").replace("/", "~1"),
                      "missing",
                      "verdicts are needed; nothing could be deployed without one"));
            }
          });
    }
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }
}

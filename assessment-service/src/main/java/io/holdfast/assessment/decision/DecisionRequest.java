// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.decision;

import io.holdfast.assessment.engine.input.Decision.Aspect;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.upstream.VersionRef;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be taken. Which of the fields after {@code until} it has depends on its kind.
 *
 * @param system key or id of the AI system
 * @param reason why; for NOT_APPLICABLE the justification
 * @param until last instant at which it holds; needed for RISK_ACCEPTANCE
 * @param scenarios ids {@code family@component} of the current assessment that are accepted
 * @param scenario the one that is corrected
 * @param aspect what of it is corrected
 * @param direction UP or DOWN, one step
 * @param evidence ids: of CARRY_OVER one, of DECLARATION those that it rests on
 * @param component key of the component whose version the evidence still speaks for
 * @param version that version
 * @param requirement id in the active edition
 * @param level the tolerance
 * @param scheme of the certificate
 * @param declaration where the EU declaration of conformity stands
 * @param assessment the assessment that is approved or screened
 * @param substantial whether its change is a substantial modification
 */
@Schema(name = "DecisionRequest")
public record DecisionRequest(
    @Schema(required = true) @Nullable String system,
    @Schema(required = true) @Nullable DecisionKind kind,
    @Schema(required = true) @Nullable String reason,
    @Nullable Instant until,
    @Nullable List<String> scenarios,
    @Nullable String scenario,
    @Nullable Aspect aspect,
    @Nullable Direction direction,
    @Nullable List<UUID> evidence,
    @Nullable String component,
    @Nullable VersionName version,
    @Nullable String requirement,
    @Nullable Level level,
    @Nullable String scheme,
    @Nullable String declaration,
    @Nullable UUID assessment,
    @Nullable Boolean substantial) {

  private static final int LONGEST = 4000;
  private static final int MOST = 500;

  /** Which way a correction goes. */
  public enum Direction {
    UP,
    DOWN
  }

  /**
   * How a version is named; at least one of them.
   *
   * @param since only where a label alone has to identify it
   */
  @Schema(name = "DecisionVersion")
  public record VersionName(
      @Nullable String label,
      @Nullable String digest,
      @Nullable String registry,
      @Nullable Instant since) {

    boolean namesNothing() {
      return label == null && digest == null && registry == null;
    }
  }

  List<String> scenariosOrNone() {
    return scenarios == null ? List.of() : scenarios;
  }

  List<UUID> evidenceOrNone() {
    return evidence == null ? List.of() : evidence;
  }

  /**
   * Everything that can be said without looking anything up.
   *
   * @throws Problem invalid, with all that is wrong
   */
  void check(Instant now) {
    List<Violation> wrong = new ArrayList<>();
    if (system == null || system.isBlank()) {
      wrong.add(new Violation("/system", "missing", "a system is needed"));
    }
    if (reason == null || reason.isBlank()) {
      wrong.add(new Violation("/reason", "missing", "a reason is needed"));
    }
    if (kind == null) {
      wrong.add(new Violation("/kind", "missing", "a kind is needed"));
    } else {
      checkFields(kind, wrong);
    }
    if (until != null && !until.isAfter(now)) {
      wrong.add(new Violation("/until", "in-the-past", "has to end after now"));
    }
    checkSizes(wrong);
    if (!wrong.isEmpty()) {
      throw Problem.invalid(wrong);
    }
  }

  private void checkFields(DecisionKind of, List<Violation> wrong) {
    fields()
        .forEach(
            (name, value) -> {
              boolean given = value != null && !(value instanceof List<?> list && list.isEmpty());
              if (!given && of.needs().contains(name)) {
                wrong.add(new Violation("/" + name, "missing", "a decision " + of + " needs it"));
              } else if (given && !of.admits(name)) {
                wrong.add(
                    new Violation(
                        "/" + name, "not-of-this-kind", "a decision " + of + " has none"));
              }
            });
    if (of == DecisionKind.CARRY_OVER && evidenceOrNone().size() > 1) {
      wrong.add(new Violation("/evidence", "too-many", "one carry-over for each evidence"));
    }
    if (version != null) {
      checkVersion(version, wrong);
    }
  }

  private static void checkVersion(VersionName name, List<Violation> wrong) {
    if (name.namesNothing()) {
      wrong.add(
          new Violation("/version", "missing", "a label, a digest or a registry id is needed"));
    }
    if (name.digest() != null && !VersionRef.isDigest(name.digest())) {
      wrong.add(new Violation("/version/digest", "bad-digest", VersionRef.DIGEST_FORM));
    }
  }

  private Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("until", until);
    fields.put("scenarios", scenarios);
    fields.put("scenario", scenario);
    fields.put("aspect", aspect);
    fields.put("direction", direction);
    fields.put("evidence", evidence);
    fields.put("component", component);
    fields.put("version", version);
    fields.put("requirement", requirement);
    fields.put("level", level);
    fields.put("scheme", scheme);
    fields.put("declaration", declaration);
    fields.put("assessment", assessment);
    fields.put("substantial", substantial);
    return fields;
  }

  private void checkSizes(List<Violation> wrong) {
    Map<String, @Nullable String> texts = new LinkedHashMap<>();
    texts.put("/reason", reason);
    texts.put("/scheme", scheme);
    texts.put("/declaration", declaration);
    if (version != null) {
      texts.put("/version/label", version.label());
      texts.put("/version/registry", version.registry());
    }
    texts.forEach(
        (pointer, text) -> {
          if (text != null && text.length() > LONGEST) {
            wrong.add(new Violation(pointer, "too-long", "at most " + LONGEST + " characters"));
          }
        });
    if (scenariosOrNone().size() > MOST || evidenceOrNone().size() > MOST) {
      wrong.add(new Violation("", "too-many", "at most " + MOST + " scenarios or evidence"));
    }
    if (scenariosOrNone().stream().anyMatch(Objects::isNull)
        || evidenceOrNone().stream().anyMatch(Objects::isNull)) {
      wrong.add(new Violation("", "missing", "ids are needed"));
    }
  }
}

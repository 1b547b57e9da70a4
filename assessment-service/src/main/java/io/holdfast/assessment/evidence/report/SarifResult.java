// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a SARIF result is read.
 *
 * @param rule its id, or {@code #} and its index; empty: it names none
 * @param level absent: as the rule says
 * @param kind absent: fail
 */
record SarifResult(
    String rule, @Nullable SarifLevel level, String kind, boolean suppressed, boolean gone) {

  private static final Set<String> KINDS =
      Set.of("fail", "pass", "open", "review", "informational", "notApplicable");

  boolean failed() {
    return kind.equals("fail");
  }

  boolean undecided() {
    return kind.equals("open") || kind.equals("review");
  }

  static SarifResult read(JsonCursor json) throws IOException {
    Reader reader = new Reader(json);
    json.object(reader::field);
    String rule = reader.id != null ? reader.id : reader.index != null ? reader.index : "";
    return new SarifResult(
        rule,
        reader.level,
        reader.kind,
        reader.suppressions > 0 && reader.accepted == reader.suppressions,
        reader.gone);
  }

  /** The rule that a reportingDescriptorReference names (section 3.52), or what was known. */
  static @Nullable String reference(JsonCursor json, @Nullable String known) throws IOException {
    String[] found = {known, null};
    json.object(
        part -> {
          switch (part) {
            case "id" -> found[0] = json.label();
            case "index" -> found[1] = "#" + index(json);
            default -> {
              // guids and components are not read: ids are enough to find a level
            }
          }
        });
    return found[0] == null ? found[1] : found[0];
  }

  /** Minus one stands for none. */
  private static long index(JsonCursor json) throws IOException {
    Long count = json.isNegativeOne() ? Long.valueOf(-1) : json.count();
    return count == null ? -1 : count;
  }

  private static final class Reader {
    private final JsonCursor json;
    private @Nullable String id;
    private @Nullable String index;
    private @Nullable SarifLevel level;
    private String kind = "fail";
    private long suppressions;
    private long accepted;
    private boolean gone;

    Reader(JsonCursor json) {
      this.json = json;
    }

    void field(String name) throws IOException {
      switch (name) {
        case "ruleId" -> id = json.label();
        case "ruleIndex" -> index = "#" + index(json);
        case "rule" -> id = reference(json, id);
        case "level" -> level = SarifLevel.read(json);
        case "kind" -> kind = kind();
        case "baselineState" -> gone = "absent".equals(json.label());
        case "suppressions" -> json.array(this::suppression);
        default -> {
          // messages, locations and flows are not read
        }
      }
    }

    private String kind() throws IOException {
      String said = json.text();
      if (said == null) {
        return "fail";
      }
      if (!KINDS.contains(said)) {
        throw json.fail("one of " + KINDS.stream().sorted().toList() + " is expected");
      }
      return said;
    }

    /** A suppression counts when it was accepted, which it was where it does not say (3.35.3). */
    private void suppression() throws IOException {
      boolean[] asked = new boolean[1];
      json.object(
          part -> {
            if (part.equals("status") && !json.isNull()) {
              asked[0] = !json.required().equals("accepted");
            }
          });
      suppressions++;
      accepted += asked[0] ? 0 : 1;
    }
  }
}

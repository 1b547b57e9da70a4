// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a SARIF log. Results may stand before the rules that say their level, so those without
 * a level are counted per rule and added when the run ends.
 */
final class SarifRun {

  private final JsonCursor json;
  private final SarifTotals totals;
  private final Map<String, SarifLevel> rules = new HashMap<>();
  private final Map<String, Long> waiting = new HashMap<>();
  private @Nullable String name;
  private @Nullable String version;
  private @Nullable String id;
  private boolean hasResults;

  private SarifRun(JsonCursor json, SarifTotals totals) {
    this.json = json;
    this.totals = totals;
  }

  static void read(JsonCursor json, SarifTotals totals) throws IOException {
    SarifRun run = new SarifRun(json, totals);
    json.object(run::field);
    run.settle();
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "tool" -> json.object(this::tool);
      case "invocations" -> json.array(this::invocation);
      case "automationDetails" -> json.object(this::automation);
      case "results" -> {
        hasResults = !json.isNull();
        json.array(this::result);
      }
      case "externalPropertyFileReferences" -> json.object(this::external);
      default -> {
        // artifacts, graphs, conversions and properties are not read
      }
    }
  }

  private void tool(String field) throws IOException {
    if (field.equals("driver")) {
      int[] index = {0};
      json.object(
          part -> {
            switch (part) {
              case "name" -> name = json.label();
              case "version" -> version = version == null ? json.label() : version;
              case "semanticVersion" -> version = json.label();
              case "rules" -> json.array(() -> rule(index[0]++));
              default -> {
                // notifications, taxa and texts are not read
              }
            }
          });
    } else if (field.equals("extensions")) {
      json.array(
          () ->
              json.object(
                  part -> {
                    if (part.equals("rules")) {
                      json.array(() -> rule(-1));
                    }
                  }));
    }
  }

  private void rule(int index) throws IOException {
    String[] ruleId = new String[1];
    SarifLevel[] level = {SarifLevel.WARNING};
    json.object(
        part -> {
          if (part.equals("id")) {
            ruleId[0] = Limits.cut(json.required());
          } else if (part.equals("defaultConfiguration")) {
            configuration(level);
          }
        });
    if (ruleId[0] != null) {
      level(ruleId[0], level[0]);
    }
    if (index >= 0) {
      level("#" + index, level[0]);
    }
  }

  private void configuration(SarifLevel[] level) throws IOException {
    json.object(
        part -> {
          if (part.equals("level")) {
            SarifLevel said = SarifLevel.read(json);
            level[0] = said == null ? level[0] : said;
          }
        });
  }

  private void level(String rule, SarifLevel level) throws UnreadableReport {
    if (rules.size() > 2 * Limits.NAMES) {
      throw json.fail("more than " + Limits.NAMES + " rules");
    }
    rules.merge(rule, level, SarifLevel::orWorse);
  }

  private void invocation() throws IOException {
    Instant[] times = new Instant[2];
    json.object(
        part -> {
          switch (part) {
            case "startTimeUtc" -> times[0] = json.instant();
            case "endTimeUtc" -> times[1] = json.instant();
            case "executionSuccessful" -> {
              if (json.isFalse()) {
                totals.unsuccessful();
              }
            }
            case "ruleConfigurationOverrides" -> json.array(this::override);
            default -> {
              // command lines, environments and notifications are not read
            }
          }
        });
    totals.ran(times[0], times[1]);
  }

  /** The worse of a rule's own level and the one it was run with is taken. */
  private void override() throws IOException {
    String[] rule = new String[1];
    SarifLevel[] level = {SarifLevel.WARNING};
    json.object(
        part -> {
          if (part.equals("descriptor")) {
            rule[0] = SarifResult.reference(json, rule[0]);
          } else if (part.equals("configuration")) {
            configuration(level);
          }
        });
    if (rule[0] != null) {
      level(rule[0], level[0]);
    }
  }

  private void automation(String field) throws IOException {
    if (field.equals("guid")) {
      id = json.label();
    } else if (field.equals("id") && id == null) {
      id = json.label();
    }
  }

  private void external(String field) throws IOException {
    if (field.equals("results")) {
      json.array(totals::resultsElsewhere);
      hasResults = true;
    }
  }

  private void result() throws IOException {
    if (!totals.another()) {
      throw json.fail("past " + Limits.ROWS + " results");
    }
    SarifResult result = SarifResult.read(json);
    if (result.suppressed()) {
      totals.suppressed();
    } else if (result.gone()) {
      totals.gone();
    } else if (result.level() != null) {
      totals.add(result.level(), 1);
    } else if (result.undecided()) {
      totals.undecided();
    } else if (!result.failed()) {
      totals.add(SarifLevel.NONE, 1);
    } else {
      if (waiting.size() >= Limits.NAMES) {
        throw json.fail("more than " + Limits.NAMES + " rules");
      }
      waiting.merge(result.rule(), 1L, Long::sum);
    }
  }

  private void settle() {
    waiting.forEach((rule, count) -> totals.add(levelOf(rule), count));
    totals.run(name, version, id, hasResults);
  }

  /** An id may name a rule and, after slashes, a part of it (section 3.27.5). */
  private SarifLevel levelOf(String rule) {
    String part = rule;
    while (!rules.containsKey(part) && part.contains("/")) {
      part = part.substring(0, part.lastIndexOf('/'));
    }
    return rules.getOrDefault(part, SarifLevel.WARNING);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a row of garak that are read. Older versions have no {@code fails} and {@code
 * nones} and call {@code total_evaluated} {@code total}.
 *
 * @param evaluated attempts that a detector came to a verdict on
 * @param nones attempts that it came to none on
 */
record GarakRow(
    String type,
    @Nullable String probe,
    @Nullable String version,
    @Nullable String run,
    @Nullable String start,
    @Nullable String end,
    @Nullable Long passed,
    @Nullable Long evaluated,
    @Nullable Long nones) {

  /** Reads a row field by field. */
  static final class Reader {
    private final JsonCursor json;
    private @Nullable String type;
    private @Nullable String probe;
    private @Nullable String version;
    private @Nullable String run;
    private @Nullable String start;
    private @Nullable String end;
    private @Nullable Long passed;
    private @Nullable Long fails;
    private @Nullable Long evaluated;
    private @Nullable Long nones;

    Reader(JsonCursor json) {
      this.json = json;
    }

    void field(String name) throws IOException {
      switch (name) {
        case "entry_type" -> type = Limits.cut(json.required());
        case "probe" -> probe = json.label();
        case "garak_version" -> version = json.label();
        case "run" -> run = json.label();
        case "start_time" -> start = json.label();
        case "end_time" -> end = json.label();
        case "passed" -> passed = json.count();
        case "fails" -> fails = json.count();
        case "total_evaluated" -> evaluated = json.count();
        case "total" -> evaluated = evaluated == null ? json.count() : evaluated;
        case "nones" -> nones = json.count();
        default -> {
          // prompts, outputs and settings are not read
        }
      }
    }

    GarakRow row() throws IOException {
      if (type == null) {
        throw json.fail("has no entry_type");
      }
      if (type.equals("eval")) {
        check();
      }
      return new GarakRow(type, probe, version, run, start, end, passed, evaluated, nones);
    }

    private void check() throws IOException {
      if (probe == null || passed == null) {
        throw json.fail("an eval row needs probe and passed");
      }
      if (evaluated == null && fails != null) {
        evaluated = Math.addExact(Math.min(passed, Limits.MANY), Math.min(fails, Limits.MANY));
      }
      if (evaluated == null) {
        throw json.fail("an eval row needs total_evaluated, total or fails");
      }
      if (evaluated > Limits.MANY || passed > evaluated) {
        throw json.fail("passed is more than was evaluated");
      }
      if (fails != null && passed + fails != evaluated) {
        throw json.fail("passed and fails are not what was evaluated");
      }
    }
  }
}

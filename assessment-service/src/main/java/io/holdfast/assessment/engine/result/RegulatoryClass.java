// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The regulatory class (method.md section 2; AI Act Art. 5 and 6).
 *
 * @param facts of the profile that decided it
 * @param appliesFrom first day on which its duties apply; absent: it has none
 */
public record RegulatoryClass(
    Type type, List<String> facts, @Nullable LocalDate appliesFrom, @Nullable String source) {

  public RegulatoryClass {
    facts = List.copyOf(facts);
  }

  /** The classes. */
  public enum Type {
    PROHIBITED,
    HIGH_RISK,
    NOT_HIGH_RISK
  }
}

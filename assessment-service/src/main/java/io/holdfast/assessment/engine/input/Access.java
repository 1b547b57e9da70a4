// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What an attacker must be able to do, in the order of the table in method.md section 3. */
public enum Access {
  INFER_QUERY,
  INFER_SCORES,
  INDIRECT_INPUT,
  TRAIN_WRITE,
  PHYSICAL,
  SUPPLY_CHAIN,
  WHITE_BOX,
  PIPELINE_WRITE,
  RUNTIME_WRITE,
  MODEL_READ,
  NETWORK_ONLY,
  INSIDER,
  UNKNOWN;

  private static final Set<Access> ALL =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(UNKNOWN)));

  /** Every access that the method knows; what a control acts on that acts on {@code ANY}. */
  public static Set<Access> all() {
    return ALL;
  }

  /** Reads a list of the wire; {@code ANY} stands for all of them. */
  public static Set<Access> read(List<String> names) {
    Set<Access> accesses = EnumSet.noneOf(Access.class);
    for (String name : names) {
      if ("ANY".equals(name)) {
        accesses.addAll(ALL);
      } else {
        accesses.add(Objects.requireNonNull(OpenValue.read(Access.class, name)));
      }
    }
    return accesses;
  }
}

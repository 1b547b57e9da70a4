// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import io.holdfast.assessment.engine.input.Access;
import java.util.List;

/** A pair of family and component that is no scenario, and why. */
public record NotExposed(String family, String component, Why why, List<Access> accesses) {

  public NotExposed {
    accesses = List.copyOf(accesses);
  }

  /** Why there is no scenario. */
  public enum Why {
    /** Nobody has any of the accesses that the family can use. */
    NO_ACCESS,
    /** The family is not applicable to the approach. */
    NOT_RELEVANT
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.change.FactChange.Kind;
import io.holdfast.assessment.engine.result.Invalidity;
import java.util.List;
import java.util.Objects;

/** Which changed fact ended evidence: the first link of a chain (method.md section 7). */
final class EvidenceLink {

  private final List<FactChange> facts;

  EvidenceLink(List<FactChange> facts) {
    this.facts = facts;
  }

  /** What rule 1 or 2 of section 4 names, or the architecture where no such fact is there. */
  boolean ends(FactChange fact, String evidence, Invalidity reason) {
    return switch (reason.reason()) {
      case IDENTITY_NOT_CURRENT ->
          isVersion(fact, reason)
              || (fact.kind() == Kind.ARCHITECTURE
                  && facts.stream().noneMatch(each -> isVersion(each, reason)));
      case DATA_NOT_CURRENT -> fact.kind() == Kind.VERSION || fact.kind() == Kind.ARCHITECTURE;
      case NAMES_NO_COMPONENT -> fact.kind() == Kind.ARCHITECTURE;
      case CHANGED_SINCE ->
          isChange(fact, reason)
              || (fact.kind() == Kind.ARCHITECTURE
                  && facts.stream().noneMatch(each -> isChange(each, reason)));
      case EXPIRED, TOO_OLD ->
          (fact.kind() == Kind.EXPIRY && fact.id().equals(evidence)) || fact.kind() == Kind.EDITION;
      case UNKNOWN_KIND -> fact.kind() == Kind.EDITION;
      case SIGNATURE_FAILED, NOT_YET -> false;
    };
  }

  private static boolean isVersion(FactChange fact, Invalidity reason) {
    return fact.kind() == Kind.VERSION && fact.id().equals(reason.component());
  }

  private static boolean isChange(FactChange fact, Invalidity reason) {
    boolean there =
        reason.component() == null
            ? fact.kind() == Kind.CHANGE && Objects.equals(fact.at(), reason.at())
            : fact.kind() == Kind.COMPONENT_CHANGE && fact.id().equals(reason.component());
    return there && fact.to() != null && fact.to().equals(reason.change());
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Evidence, added once and never changed. */
@ApplicationScoped
class EvidenceRepository implements PanacheRepositoryBase<Evidence, UUID> {

  /** Stores it at once, so that plain SQL of the same transaction sees it. */
  void add(Evidence evidence) {
    persistAndFlush(evidence);
  }
}

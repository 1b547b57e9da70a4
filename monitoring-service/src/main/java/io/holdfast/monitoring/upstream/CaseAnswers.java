// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import java.util.Collection;
import java.util.UUID;

/** Takes answers to cases, within the transaction of the event that brings them. */
public interface CaseAnswers {

  /**
   * Locks the events of these cases, in one order, before any of them is answered: answers to cases
   * of one event share it, and two answers for its last cases must see each other.
   */
  void lock(Collection<UUID> caseIds);

  /** Notes the inventory's answer, which opens the way to the assessment. */
  void progress(CaseProgress progress);

  /** Closes cases with one answer, and the events whose last case it was. */
  void close(Collection<UUID> caseIds, CaseAnswer answer);
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import io.holdfast.kit.inbox.CommonLocks;
import io.holdfast.kit.inbox.InboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Answers of different systems may be answers to cases of one event. */
@ApplicationScoped
class AnswerLocks implements CommonLocks {

  private final CaseAnswers answers;

  AnswerLocks(CaseAnswers answers) {
    this.answers = answers;
  }

  @Override
  public void lock(List<InboxMessage> messages) {
    Set<UUID> cases = new LinkedHashSet<>();
    for (InboxMessage message : messages) {
      cases.addAll(AssessmentEvents.cases(message));
      InventoryEvents.answered(message).ifPresent(cases::add);
    }
    answers.lock(cases);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import io.holdfast.kit.inbox.InboxHandler;
import io.holdfast.kit.inbox.InboxMessage;
import jakarta.enterprise.context.ApplicationScoped;

/** Closes cases with the assessment's answers. */
@ApplicationScoped
class AssessmentHandler implements InboxHandler {

  private final CaseAnswers answers;

  AssessmentHandler(CaseAnswers answers) {
    this.answers = answers;
  }

  @Override
  public String topic() {
    return "holdfast.assessment.v1";
  }

  @Override
  public void handle(InboxMessage message) {
    AssessmentEvents.answer(message)
        .ifPresent(answer -> answers.close(AssessmentEvents.cases(message), answer));
  }

  @Override
  public void skip(InboxMessage message, String reason) {
    AssessmentEvents.skipped(message, reason)
        .ifPresent(answer -> answers.close(AssessmentEvents.cases(message), answer));
  }
}

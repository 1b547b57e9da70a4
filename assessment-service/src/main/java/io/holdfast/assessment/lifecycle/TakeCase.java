// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.answer.CaseAnswers;
import io.holdfast.assessment.answer.CaseKey;
import io.holdfast.assessment.trigger.Trigger;
import io.holdfast.assessment.trigger.Triggers;
import io.holdfast.assessment.upstream.InventoryAnswer;
import io.holdfast.assessment.upstream.KnownSystem;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Takes a case that the inventory has answered: what it brings is kept and a run will answer it, or
 * it is answered here, or it was answered before and gets the same answer.
 */
@ApplicationScoped
class TakeCase {

  private final CaseAnswers answers;
  private final Triggers triggers;
  private final TakeOver takeOver;

  TakeCase(CaseAnswers answers, Triggers triggers, TakeOver takeOver) {
    this.answers = answers;
    this.triggers = triggers;
    this.takeOver = takeOver;
  }

  /**
   * Takes it.
   *
   * @return whether it waits for a run now
   */
  boolean take(KnownSystem system, InventoryAnswer answer, InventoryAnswer.CaseRef openCase) {
    if (answers.repeat(openCase.caseId())) {
      return false;
    }
    if (triggers.isPending(openCase.caseId())) {
      return true;
    }
    CaseKey key = new CaseKey(openCase.caseId(), openCase.eventId());
    if (answer.is("REJECTED")
        || answer.is("RETIRED")
        || system.state().equals(KnownSystem.RETIRED)) {
      answers.notAssessed(system, key, reason(answer), detail(answer));
      return false;
    }
    boolean brought = takeOver.takeOver(system, openCase);
    triggers.append(
        new Trigger(
            Trigger.Kind.CASE,
            system.id(),
            openCase.caseId(),
            openCase.eventId(),
            null,
            candidate(answer),
            answer.revision() == null ? null : answer.revision().number()));
    if (brought && answer.candidate() != null) {
      triggers.append(Trigger.of(Trigger.Kind.EVIDENCE, system.id(), openCase.caseId()));
    }
    return true;
  }

  void skip(KnownSystem system, InventoryAnswer.CaseRef openCase, String reason) {
    if (!answers.repeat(openCase.caseId())) {
      answers.notAssessed(
          system, new CaseKey(openCase.caseId(), openCase.eventId()), "SKIPPED", reason);
    }
  }

  private static @Nullable JsonNode candidate(InventoryAnswer answer) {
    return answer.candidate() == null ? null : Json.tree(answer.candidate());
  }

  private static String reason(InventoryAnswer answer) {
    String reason = answer.reason();
    if (!answer.is("REJECTED") || "RETIRED".equals(reason)) {
      return "RETIRED";
    }
    return "SKIPPED".equals(reason) ? "SKIPPED" : "REJECTED";
  }

  private static String detail(InventoryAnswer answer) {
    String detail = answer.detail() == null ? "" : answer.detail();
    String reason = answer.reason() == null ? "the inventory rejected it" : answer.reason();
    return detail.isEmpty() ? reason : reason + ": " + detail;
  }
}

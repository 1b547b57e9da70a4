// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.answer;

/** A case, and the event that it is about. */
public record CaseKey(String caseId, String eventId) {}

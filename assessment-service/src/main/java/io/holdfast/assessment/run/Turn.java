// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.answer.CaseKey;
import io.holdfast.assessment.inputs.EngineInputs;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.kit.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One run of one system.
 *
 * @param asOf the instant that it is for; the clock of its transaction
 */
record Turn(Snapshot snapshot, EngineInputs.Target live, Instant asOf) {

  static List<CaseKey> cases(List<Snapshot.Trigger> triggers) {
    return triggers.stream()
        .sorted(java.util.Comparator.comparing(Snapshot.Trigger::id))
        .flatMap(
            trigger ->
                trigger.caseId() == null
                    ? Stream.empty()
                    : Stream.of(new CaseKey(trigger.caseId(), String.valueOf(trigger.eventId()))))
        .toList();
  }

  /** What a run was made for: per kind of trigger how many, and what they refer to. */
  static String triggersText(List<Snapshot.Trigger> triggers) {
    Map<String, List<Snapshot.Trigger>> byKind = new LinkedHashMap<>();
    triggers.forEach(
        trigger ->
            byKind
                .computeIfAbsent(trigger.kind(), kind -> new java.util.ArrayList<>())
                .add(trigger));
    List<Map<String, Object>> kinds =
        byKind.entrySet().stream()
            .map(
                entry ->
                    Map.<String, Object>of(
                        "kind",
                        entry.getKey(),
                        "count",
                        entry.getValue().size(),
                        "refs",
                        refs(entry.getValue())))
            .toList();
    JsonNode tree = Json.tree(kinds);
    return tree.toString();
  }

  private static List<String> refs(List<Snapshot.Trigger> triggers) {
    return triggers.stream()
        .flatMap(trigger -> Stream.ofNullable(trigger.ref()))
        .distinct()
        .limit(50)
        .toList();
  }
}

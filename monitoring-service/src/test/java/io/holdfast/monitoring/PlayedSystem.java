// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.testing.Records;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;

/** An AI system as the inventory and the assessment would speak of it. */
public final class PlayedSystem {

  public static final String INVENTORY = "holdfast.inventory.v1";
  public static final String ASSESSMENT = "holdfast.assessment.v1";
  public static final String LIFECYCLE = "holdfast.lifecycle.v1";
  private static final Duration SOON = Duration.ofSeconds(20);

  private final String id = UUID.randomUUID().toString();
  private final AtomicInteger revision = new AtomicInteger();
  private final AtomicInteger inventoryVersion = new AtomicInteger();
  private final AtomicInteger assessmentVersion = new AtomicInteger();
  private final String key;
  private String team;
  private long epoch;

  public PlayedSystem(String team) {
    this.team = team;
    this.key = "system-" + id.substring(0, 8);
  }

  public static PlayedSystem ofTeam(String team) {
    return new PlayedSystem(team);
  }

  public String id() {
    return id;
  }

  public String key() {
    return key;
  }

  /** Registers components by alias, each component under its own list. */
  public PlayedSystem registers(Map<String, List<String>> aliasesByComponent) {
    inventory("REVISED", aliasesByComponent, false, Map.of());
    return this;
  }

  public PlayedSystem registers(String component, String alias) {
    return registers(Map.of(component, List.of(alias)));
  }

  public PlayedSystem movesTo(String newTeam, Map<String, List<String>> aliases) {
    team = newTeam;
    return registers(aliases);
  }

  public void retires(Map<String, List<String>> aliases) {
    inventory("RETIRED", aliases, true, Map.of());
  }

  public void returns(Map<String, List<String>> aliases) {
    inventory("RETURNED", aliases, false, Map.of());
  }

  public void republishes(Map<String, List<String>> aliases) {
    epoch++;
    inventoryVersion.set(0);
    inventory("REPUBLISHED", aliases, false, Map.of());
  }

  /** The inventory's answer to a case. */
  public void answers(JsonNode opened, String answer, Map<String, List<String>> aliases) {
    inventory(
        answer,
        aliases,
        false,
        Map.of(
            "reason",
            "BECAUSE",
            "case",
            Map.of(
                "caseId", opened.path("caseId").asText(),
                "eventId", opened.path("eventId").asText(),
                "components", opened.path("components"),
                "event", opened.path("event"))));
  }

  private void inventory(
      String answer, Map<String, List<String>> aliases, boolean retired, Map<String, ?> more) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("systemId", id);
    data.put("systemKey", key);
    data.put("team", team);
    data.put("answer", answer);
    data.put("retired", retired);
    data.putAll(more);
    int number = revision.incrementAndGet();
    data.put(
        "revision",
        Map.of(
            "number",
            number,
            "digest",
            "sha256:" + "%064d".formatted(number),
            "document",
            Map.of(
                "name",
                key,
                "components",
                aliases.entrySet().stream()
                    .map(entry -> Map.of("key", entry.getKey(), "aliases", entry.getValue()))
                    .toList())));
    Records.produce(
        INVENTORY,
        id,
        epoch,
        inventoryVersion.incrementAndGet(),
        "io.holdfast.inventory.system-" + answer.toLowerCase(java.util.Locale.ROOT) + ".v1",
        team,
        data);
  }

  public void assessed(List<String> caseIds, String verdictBefore, String verdictAfter) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("systemId", id);
    data.put("systemKey", key);
    data.put("team", team);
    data.put("assessmentId", UUID.randomUUID().toString());
    data.put("kind", "LIVE");
    data.put("cases", caseIds.stream().map(PlayedSystem::caseKey).toList());
    data.put("revision", revision.get());
    data.put("recordedAt", java.time.Instant.now().toString());
    data.put("verdicts", Map.of("AI_ACT_ART_15", verdictAfter));
    data.put("previous", Map.of("verdicts", Map.of("AI_ACT_ART_15", verdictBefore)));
    data.put(
        "changes",
        Map.of("evidenceInvalidated", List.of(Map.of("kind", "EV-01", "reason", "retrained"))));
    assessment("assessed", data);
  }

  public void notAssessed(List<String> caseIds, String reason) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("systemId", id);
    data.put("systemKey", key);
    data.put("team", team);
    data.put("cases", caseIds.stream().map(PlayedSystem::caseKey).toList());
    data.put("reason", reason);
    data.put("detail", "told by the test");
    assessment("not-assessed", data);
  }

  private static Map<String, String> caseKey(String id) {
    return Map.of("caseId", id, "eventId", "of-no-importance");
  }

  private void assessment(String what, Object data) {
    Records.produce(
        ASSESSMENT,
        id,
        0,
        assessmentVersion.incrementAndGet(),
        "io.holdfast.assessment." + what + ".v1",
        team,
        data);
  }

  /** Waits until the service knows a name of so many systems. */
  public static void awaitKnown(Jdbi jdbi, String alias, int systems) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                jdbi.withHandle(
                        handle ->
                            handle
                                .createQuery("select count(*) from alias_copy where alias = ?")
                                .bind(0, alias)
                                .mapTo(Integer.class)
                                .one())
                    == systems);
  }

  /** Waits until so many cases of this system were told; all told so far. */
  public List<Records.Published> told(int atLeast) {
    return Records.awaitOn(LIFECYCLE, id, found -> found.size() >= atLeast, SOON);
  }
}

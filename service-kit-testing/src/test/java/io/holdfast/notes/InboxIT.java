// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes;

import static io.holdfast.notes.Database.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.kit.testing.Infrastructure;
import io.holdfast.kit.testing.Records;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class InboxIT {

  static final String TOPIC = "holdfast.lifecycle.v1";
  static final String ANSWERS = "holdfast.assessment.v1";

  @Inject Database database;

  private final String key = "system-" + UUID.randomUUID();

  @Test
  void appliesEventsOfAKeyInOrderAndAnswersEachOnce() {
    for (int version = 1; version <= 30; version++) {
      produce(0, version, "go");
    }

    List<Records.Published> answers =
        Records.awaitOn(ANSWERS, key, events -> events.size() == 30, LIMIT);
    assertThat(answers).extracting(Records.Published::version).isSorted().doesNotHaveDuplicates();
    assertThat(database.appliedVersions(key)).isSorted().hasSize(30);
    assertThat(database.applied(key).getFirst().baseline()).isTrue();
    assertThat(database.applied(key).get(1).baseline()).isFalse();
  }

  @Test
  void takesWhateverVersionItSeesFirstAsBaseline() {
    produce(0, 17, "go");
    produce(0, 18, "go");

    database.awaitApplied(key, 17L, 18L);
    assertThat(database.applied(key).getFirst().baseline()).isTrue();
  }

  @Test
  void dropsWhatItHasSeen() {
    String first = produce(0, 1, "go");
    produce(0, 2, "go");
    Records.produce(TOPIC, key, first, 0, 1, "io.holdfast.test.v1", "tax", Map.of());
    produce(0, 3, "go");

    database.awaitApplied(key, 1L, 2L, 3L);
    assertThat(database.states(key)).containsExactly("1 DONE", "2 DONE", "3 DONE");
  }

  @Test
  void anotherEventUnderAnAppliedVersionIsAConflict() {
    produce(0, 1, "go");
    produce(0, 2, "go");
    database.awaitApplied(key, 1L, 2L);
    produce(0, 2, "other");
    produce(0, 3, "go");

    database.awaitApplied(key, 1L, 2L, 3L);
    database.awaitStates(key, "1 DONE", "2 DONE", "2 CONFLICT", "3 DONE");
  }

  @Test
  void waitsForWhatIsMissing() {
    produce(0, 1, "go");
    produce(0, 3, "go");
    produce(0, 4, "go");
    database.awaitStates(key, "1 DONE", "3 PENDING", "4 PENDING");
    await("the gap is noted")
        .atMost(LIMIT)
        .until(
            () ->
                database.count(
                        "select count(*) from inbox_key where key = :key and gap_since is not null",
                        key)
                    == 1);

    produce(0, 2, "go");

    database.awaitApplied(key, 1L, 2L, 3L, 4L);
    assertThat(
            database.count(
                "select count(*) from inbox_key where key = :key and gap_since is not null", key))
        .isZero();
  }

  @Test
  void aNewEpochIsANewBaselineAndSupersedesWhatWaited() {
    produce(0, 1, "go");
    produce(0, 3, "go");
    database.awaitStates(key, "1 DONE", "3 PENDING");

    produce(1000, 1, "go");
    produce(1000, 2, "go");

    database.awaitApplied(key, 1L, 1L, 2L);
    assertThat(database.states(key)).containsExactly("1 DONE", "3 SUPERSEDED", "1 DONE", "2 DONE");
    assertThat(database.applied(key).get(1).baseline()).isTrue();
    assertThat(database.applied(key).get(2).baseline()).isFalse();
  }

  @Test
  void anEventOfAnOlderEpochIsNotApplied() {
    produce(1000, 1, "go");
    database.awaitApplied(key, 1L);
    produce(0, 2, "go");
    produce(1000, 2, "go");

    database.awaitApplied(key, 1L, 2L);
    assertThat(database.states(key)).containsExactly("2 CONFLICT", "1 DONE", "2 DONE");
  }

  @Test
  void aFailureIsTriedAgainAndLeavesNothingBehind() {
    produce(0, 1, "fail-once");
    produce(0, 2, "go");

    database.awaitApplied(key, 1L, 2L);
    assertThat(Records.awaitOn(ANSWERS, key, events -> events.size() == 2, LIMIT)).hasSize(2);
  }

  @Test
  void whatAlwaysFailsIsParkedAfterItsAttempts() {
    produce(0, 1, "fail");

    database.awaitStates(key, "1 PARKED");
    assertThat(database.applied(key)).isEmpty();
    assertThat(database.count("select attempts from inbox where key = :key", key)).isEqualTo(3);
    assertThat(database.texts("select error from inbox where key = :key", key))
        .containsExactly("IllegalStateException: told to fail");
  }

  @Test
  void anErrorParksItsEventAndNotTheWorker() {
    produce(0, 1, "overflow");
    database.awaitStates(key, "1 PARKED");

    String other = key + "-other";
    Records.produce(TOPIC, other, 0, 1, "io.holdfast.test.v1", "tax", Map.of("order", "go"));
    database.awaitApplied(other, 1L);
  }

  @Test
  void poisonHoldsItsOwnKeyOnly() {
    produce(0, 1, "poison");
    produce(0, 2, "go");
    String other = key + "-other";
    Records.produce(TOPIC, other, 0, 1, "io.holdfast.test.v1", "tax", Map.of("order", "go"));

    database.awaitApplied(other, 1L);
    database.awaitStates(key, "1 PARKED", "2 PENDING");
    assertThat(database.applied(key)).isEmpty();
    assertThat(database.count("select attempts from inbox where key = :key and version = 1", key))
        .isEqualTo(1);
  }

  @Test
  void whatIsMissingIsFoundBehindManyThatWaitForIt() {
    int many = 230;
    produce(0, 1, "go");
    database.awaitApplied(key, 1L);
    for (int version = 3; version <= many; version++) {
      produce(0, version, "go");
    }
    await("what waits of " + key)
        .atMost(LIMIT)
        .until(
            () ->
                database.count(
                        "select count(*) from inbox where key = :key and state = 'PENDING'", key)
                    == many - 2);
    produce(0, 2, "go");

    database.awaitApplied(key, LongStream.rangeClosed(1, many).boxed().toArray(Long[]::new));
  }

  @Test
  void anEventThatSaysNothingOfItsLocksHoldsItsOwnKeyOnly() {
    produce(0, 1, "unlockable");
    String other = key + "-other";
    Records.produce(TOPIC, other, 0, 1, "io.holdfast.test.v1", "tax", Map.of("order", "go"));

    database.awaitApplied(other, 1L);
    database.awaitStates(key, "1 PARKED");
  }

  @Test
  void aBadEventHarmsNoneThatIsAppliedWithIt() {
    String bad = key + "-7";
    for (int number = 0; number < 40; number++) {
      for (int version = 1; version <= 3; version++) {
        String one = key + "-" + number;
        String order = one.equals(bad) && version == 2 ? "poison" : "go";
        Records.produce(
            TOPIC, one, 0, version, "io.holdfast.test.v1", "tax", Map.of("order", order));
      }
    }

    database.awaitStates(bad, "1 DONE", "2 PARKED", "3 PENDING");
    for (int number = 0; number < 40; number++) {
      String one = key + "-" + number;
      if (!one.equals(bad)) {
        database.awaitApplied(one, 1L, 2L, 3L);
      }
    }
    assertThat(Records.awaitOn(ANSWERS, key + "-8", events -> events.size() >= 3, LIMIT))
        .hasSize(3);
  }

  @Test
  void whatIsNoEventIsKeptAsideAndHoldsUpNothing() {
    long before = quarantined();
    byte[] garbage = {(byte) 0xff, 0, (byte) 0xfe, 1};
    Records.produceRaw(TOPIC, key, garbage);
    Records.produceRaw(TOPIC, key, null);
    Records.produceRaw(TOPIC, null, "{}".getBytes(StandardCharsets.UTF_8));
    Records.produceRaw(TOPIC, key, "{}".getBytes(StandardCharsets.UTF_8));
    send("nul\u0000" + key, Map.of());
    send("long" + "x".repeat(5000), Map.of());
    send(key, List.of("no object"));
    send(key, Map.of("order", "go"));
    Records.produce(TOPIC, key, 0, 2, "io.holdfast.test.v1", "tax", Map.of("order", "go"));

    database.awaitApplied(key, 1L, 2L);
    await("all is kept").atMost(LIMIT).until(() -> quarantined() - before == 7);
  }

  private static void send(String key, Object data) {
    Records.produce(TOPIC, key, 0, 1, "io.holdfast.test.v1", "tax", data);
  }

  private long quarantined() {
    return database.count("select count(*) from inbox_quarantine where topic <> :key", "");
  }

  private String produce(long epoch, long version, String order) {
    return Records.produce(
        TOPIC, key, epoch, version, "io.holdfast.test.v1", "tax", Map.of("order", order));
  }
}

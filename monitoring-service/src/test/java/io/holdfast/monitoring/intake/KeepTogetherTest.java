// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.access.TeamScope;
import io.holdfast.kit.trace.Trace;
import io.holdfast.monitoring.ledger.EventState;
import io.holdfast.monitoring.ledger.Poster;
import io.holdfast.monitoring.sender.Parsed;
import io.holdfast.monitoring.sender.Received;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeepTogetherTest {

  private static final String SLOW = "slow";
  private static final String BAD = "bad";

  private final List<List<String>> written = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch open = new CountDownLatch(1);
  private final KeepTogether together = new KeepTogether(this::accept);
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  /** What is slow goes on, so that a test that fails ends too. */
  @AfterEach
  void endClients() {
    open.countDown();
    clients.close();
  }

  /** Takes deliveries in memory; a transaction with a bad one fails as a whole. */
  private List<List<Outcome>> accept(List<Delivery> deliveries) {
    List<String> names = deliveries.stream().map(KeepTogetherTest::name).toList();
    if (names.contains(SLOW)) {
      try {
        open.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    if (names.contains(BAD)) {
      throw new IllegalStateException("bad");
    }
    written.add(names);
    return names.stream().map(KeepTogetherTest::outcome).toList();
  }

  @Test
  void aBadDeliveryFailsAloneAndThoseWithItAreKeptOnce() throws Exception {
    Future<List<Outcome>> slow = keepSlow();
    Future<List<Outcome>> first = clients.submit(() -> together.keep(delivery("first")));
    Future<List<Outcome>> bad = clients.submit(() -> together.keep(delivery(BAD)));
    Future<List<Outcome>> last = clients.submit(() -> together.keep(delivery("last")));
    await().atMost(Duration.ofSeconds(20)).until(() -> together.waiting() == 3);
    open.countDown();

    assertThat(first.get()).isEqualTo(outcome("first"));
    assertThat(last.get()).isEqualTo(outcome("last"));
    assertThat(catchThrowable(bad::get)).hasRootCauseMessage("bad");
    assertThat(slow.get()).isEqualTo(outcome(SLOW));
    assertThat(written).containsExactlyInAnyOrder(List.of(SLOW), List.of("first"), List.of("last"));
    assertThat(together.writing()).isZero();
  }

  @Test
  void asSoonAsSomeWaitTheyAreWrittenBesideTheTransactionInHand() throws Exception {
    Future<List<Outcome>> slow = keepSlow();
    List<Future<List<Outcome>>> others = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      int count = i;
      others.add(clients.submit(() -> together.keep(delivery("other"))));
      await().atMost(Duration.ofSeconds(20)).until(() -> together.waiting() == count);
    }
    assertThat(together.writing()).isOne();
    others.add(clients.submit(() -> together.keep(delivery("other"))));
    for (Future<List<Outcome>> other : others) {
      assertThat(other.get()).isEqualTo(outcome("other"));
    }
    assertThat(written).containsExactly(Collections.nCopies(4, "other"));
    open.countDown();
    assertThat(slow.get()).isEqualTo(outcome(SLOW));
  }

  @Test
  void nobodyWaitsForCompanyBehindALargeTransaction() throws Exception {
    Future<List<Outcome>> large = clients.submit(() -> together.keep(delivery(SLOW, 100)));
    await().atMost(Duration.ofSeconds(20)).until(() -> together.writing() == 1);
    Future<List<Outcome>> single = clients.submit(() -> together.keep(delivery("single")));
    assertThat(single.get()).isEqualTo(outcome("single"));
    assertThat(written).containsExactly(List.of("single"));
    open.countDown();
    assertThat(large.get()).isEqualTo(outcome(SLOW));
  }

  @Test
  void aBatchTakesAlongWhatWasTooLittleForATransactionOfItsOwn() throws Exception {
    Future<List<Outcome>> slow = keepSlow();
    Future<List<Outcome>> little = clients.submit(() -> together.keep(delivery("little")));
    await().atMost(Duration.ofSeconds(20)).until(() -> together.waiting() == 1);
    Future<List<Outcome>> batch = clients.submit(() -> together.keep(delivery(SLOW, 100)));
    await().atMost(Duration.ofSeconds(20)).until(() -> together.waiting() == 0);
    assertThat(together.writing()).isEqualTo(2);
    open.countDown();
    assertThat(slow.get()).isEqualTo(outcome(SLOW));
    assertThat(batch.get()).isEqualTo(outcome(SLOW));
    assertThat(little.get()).isEqualTo(outcome("little"));
    assertThat(written).containsExactlyInAnyOrder(List.of(SLOW), List.of("little", SLOW));
    assertThat(together.writing()).isZero();
  }

  /** A delivery that is being written until the latch opens: others come together meanwhile. */
  private Future<List<Outcome>> keepSlow() {
    Future<List<Outcome>> slow = clients.submit(() -> together.keep(delivery(SLOW)));
    await().atMost(Duration.ofSeconds(20)).until(() -> together.writing() == 1);
    return slow;
  }

  private static Delivery delivery(String name) {
    return delivery(name, 0);
  }

  private static Delivery delivery(String name, int events) {
    Parsed.Item item = new Parsed.Item(null, null, 0, null);
    return new Delivery(
        new Received(name, Map.of(), new byte[0]),
        new Parsed("binary", false, Collections.nCopies(events, item), null),
        Origin.of(new Poster(Actor.service("pipeline"), new TeamScope(true, Set.of()), null)),
        Trace.current());
  }

  private static String name(Delivery delivery) {
    return delivery.received().contentType();
  }

  private static List<Outcome> outcome(String name) {
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return List.of(new Outcome.Accepted(id, EventState.ACCEPTED, false));
  }
}

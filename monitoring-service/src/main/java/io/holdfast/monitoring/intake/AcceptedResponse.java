// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.intake;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one posted event.
 *
 * @param duplicate whether it had been taken before; then nothing new happens
 */
public record AcceptedResponse(UUID id, String state, boolean duplicate, Links links) {

  /** Where the loop can be followed. */
  public record Links(String self) {}

  static AcceptedResponse of(Outcome.Accepted accepted) {
    return new AcceptedResponse(
        accepted.id(), accepted.state().shown(), accepted.duplicate(), links(accepted.id()));
  }

  private static Links links(UUID id) {
    return new Links("/api/v1/events/" + id);
  }

  /**
   * The answer to a batch.
   *
   * @param items one per event, in the order of the batch
   */
  public record Batch(int accepted, int refused, List<Item> items) {
    static Batch of(List<Outcome> outcomes) {
      List<Item> items = new ArrayList<>();
      for (int i = 0; i < outcomes.size(); i++) {
        items.add(Item.of(i, outcomes.get(i)));
      }
      int accepted = (int) items.stream().filter(item -> item.status() == 202).count();
      return new Batch(accepted, items.size() - accepted, items);
    }
  }

  /**
   * What became of one event of a batch.
   *
   * @param status as if it had been posted alone
   */
  public record Item(
      int index,
      int status,
      @Nullable UUID id,
      @Nullable String state,
      @Nullable Boolean duplicate,
      @Nullable Links links,
      @Nullable Refusal problem) {
    static Item of(int index, Outcome outcome) {
      return switch (outcome) {
        case Outcome.Accepted kept ->
            new Item(
                index,
                202,
                kept.id(),
                kept.state().shown(),
                kept.duplicate(),
                AcceptedResponse.links(kept.id()),
                null);
        case Outcome.Refused refused ->
            new Item(
                index,
                refused.problem().type().status(),
                null,
                null,
                null,
                null,
                Refusal.of(refused.problem()));
      };
    }
  }

  /** Why an event was not taken, as in a problem answer. */
  public record Refusal(String type, String title, String detail, List<Violation> errors) {
    static Refusal of(Problem problem) {
      return new Refusal(
          problem.type().uri(), problem.type().title(), problem.detail(), problem.violations());
    }
  }
}

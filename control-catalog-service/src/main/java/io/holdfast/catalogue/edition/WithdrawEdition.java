// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.history.History;
import io.holdfast.kit.history.Reason;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Withdraws an edition, with a reason: it stays readable and nothing is assessed against it any
 * more. Withdrawing the one in force puts the one before it in force again, which two people have
 * published or Holdfast has made.
 */
@ApplicationScoped
public class WithdrawEdition {

  private final CatalogueLock lock;
  private final EditionRepository editions;
  private final AnnounceEdition announce;
  private final History history;
  private final Caller caller;

  WithdrawEdition(
      CatalogueLock lock,
      EditionRepository editions,
      AnnounceEdition announce,
      History history,
      Caller caller) {
    this.lock = lock;
    this.editions = editions;
    this.announce = announce;
    this.history = history;
    this.caller = caller;
  }

  /**
   * Withdraws it.
   *
   * @throws Problem not found; invalid without a reason; conflict, when it is withdrawn already, no
   *     other could be in force instead, or nothing would be left to tailor
   */
  @Transactional
  public void withdraw(String version, @Nullable String reason) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    String why = Reason.required(reason);
    lock.take();
    Edition edition =
        editions.findByVersion(version).orElseThrow(() -> Problem.notFound("edition", version));
    if (editions.isWithdrawn(edition)) {
      throw Problem.of(ProblemType.CONFLICT, "edition " + version + " is withdrawn already");
    }
    if (editions.isLastBase(edition)) {
      throw Problem.of(
          ProblemType.CONFLICT,
          "edition "
              + version
              + " is the last that Holdfast made: nothing would be left to tailor");
    }
    boolean inForce = editions.findActive().map(Edition::id).equals(Optional.of(edition.id()));
    if (inForce) {
      replace(edition);
    }
    editions.withdraw(edition, why);
    history.record(
        "edition", version, null, "WITHDRAWN", caller.actor(), why, Map.of("inForce", inForce));
  }

  private void replace(Edition edition) {
    Edition successor =
        editions
            .findActivatedBefore(edition)
            .orElseThrow(
                () ->
                    Problem.of(
                        ProblemType.CONFLICT,
                        "edition %s is in force and no other was before it"
                            .formatted(edition.version())));
    editions.activate(successor);
    announce.announce(successor);
  }

  /** What was done to an edition, oldest first. */
  public List<History.Entry> history(String version) {
    return history.of("edition", version, 500);
  }
}

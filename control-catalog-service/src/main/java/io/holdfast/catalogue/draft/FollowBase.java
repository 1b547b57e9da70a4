// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

import io.holdfast.catalogue.edition.BasePublished;
import io.holdfast.catalogue.edition.ListEditions;
import io.holdfast.catalogue.tailoring.Profile;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Keeps an organisation's tailoring over a new edition of Holdfast: what is in force stays in
 * force, and a draft of the same profile over the new edition shows what has to be looked at.
 */
@ApplicationScoped
class FollowBase {

  private static final Logger LOG = Logger.getLogger(FollowBase.class);

  private final ListEditions editions;
  private final WriteDraft write;
  private final Actor service;

  FollowBase(
      ListEditions editions,
      WriteDraft write,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.editions = editions;
    this.write = write;
    this.service = Actor.service(service);
  }

  /** Runs in the transaction that publishes the new edition, under the catalogue's lock. */
  void onBase(@Observes BasePublished published) {
    Optional<WriteDraft.Standing> standing = write.current();
    if (standing.isEmpty() || !isNewest(published)) {
      return;
    }
    Profile profile = Json.convert(standing.get().profile(), Profile.class);
    if (profile.base() != null) {
      LOG.infof("the profile stays on edition %s, which it names", profile.base());
      return;
    }
    ListEditions.Entry base = editions.find(published.version()).orElseThrow();
    Draft draft =
        write.save(
            write.resolve(standing.get().profile(), base, standing, service),
            "REBASED",
            service,
            "edition " + published.version() + " was published");
    LOG.infof(
        "the profile over edition %s is draft %s with %d conflicts",
        published.version(), draft.id(), draft.conflicts().size());
  }

  private boolean isNewest(BasePublished published) {
    return editions
        .newestBase()
        .filter(base -> base.version().equals(published.version()))
        .isPresent();
  }
}

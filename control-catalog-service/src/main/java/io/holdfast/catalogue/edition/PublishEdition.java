// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.catalogue.content.EditionCheck;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.history.History;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Publishes an edition once: stored, activated when it is newer than the active one, and announced.
 * Every replica does it at every start; all but the first find it done.
 */
@ApplicationScoped
public class PublishEdition {

  private final EditionRepository editions;
  private final AnnounceEdition announce;
  private final History history;
  private final Clock clock;
  private final Actor service;

  PublishEdition(
      EditionRepository editions,
      AnnounceEdition announce,
      History history,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.editions = editions;
    this.announce = announce;
    this.history = history;
    this.clock = clock;
    this.service = Actor.service(service);
  }

  /**
   * Publishes the edition unless that is done already.
   *
   * @return whether it was new
   * @throws IllegalStateException when the edition has defects, or its version was published with
   *     other content
   */
  @Transactional
  public boolean publish(EditionFiles files) {
    EditionContent content = EditionCheck.require(files);
    String version = content.edition().version();
    String text = files.canonicalText();
    String digest = CanonicalJson.digestOf(text.getBytes(StandardCharsets.UTF_8));
    editions.lockPublishing();
    Optional<Edition> known = editions.findByVersion(version);
    if (known.isPresent()) {
      requireSame(known.get(), digest);
      return false;
    }
    Edition edition =
        new Edition(Ids.next(), version, content.edition().title(), digest, text, clock.instant());
    Optional<Edition> active = editions.findActive();
    editions.add(edition);
    history.record(
        "edition", version, null, "PUBLISHED", service, "built in", Map.of("digest", digest));
    if (active.isEmpty() || isNewer(version, active.get().version())) {
      editions.activate(edition);
      announce.announce(edition);
    }
    return true;
  }

  private static void requireSame(Edition published, String digest) {
    if (!published.digest().equals(digest)) {
      throw new IllegalStateException(
          "edition %s was published as %s and is now %s: a published edition never changes, "
                  .formatted(published.version(), published.digest(), digest)
              + "give the changed content a new version");
    }
  }

  private static boolean isNewer(String version, String active) {
    return EditionVersion.of(version).compareTo(EditionVersion.of(active)) > 0;
  }
}

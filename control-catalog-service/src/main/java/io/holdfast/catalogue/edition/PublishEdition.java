// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.catalogue.content.EditionCheck;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.kit.access.Actor;
import io.holdfast.kit.history.History;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Publishes an edition once: stored, activated, and announced.
 *
 * <p>One that Holdfast made is activated when it is newer than the active one and no organisation
 * has made that. Every replica publishes those at every start; all but the first find it done.
 */
@ApplicationScoped
public class PublishEdition {

  private final CatalogueLock lock;
  private final EditionRepository editions;
  private final AnnounceEdition announce;
  private final Event<BasePublished> published;
  private final History history;
  private final Clock clock;
  private final Actor service;

  PublishEdition(
      CatalogueLock lock,
      EditionRepository editions,
      AnnounceEdition announce,
      Event<BasePublished> published,
      History history,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.lock = lock;
    this.editions = editions;
    this.announce = announce;
    this.published = published;
    this.history = history;
    this.clock = clock;
    this.service = Actor.service(service);
  }

  /**
   * Publishes an edition that Holdfast made, unless that is done already.
   *
   * @return whether it was new
   * @throws IllegalStateException when the edition has defects, or its version was published with
   *     other content
   */
  @Transactional
  public boolean publish(EditionFiles files) {
    EditionContent content = EditionCheck.require(files);
    lock.take();
    Optional<Edition> known = editions.findByVersion(content.edition().version());
    if (known.isPresent()) {
      requireSame(known.get(), digest(files.canonicalText()));
      return false;
    }
    Optional<Edition> active = editions.findActive();
    Edition edition = keep(files, content, null, service, "built in");
    boolean inForce = active.isEmpty() || isSuccessor(edition, active.get());
    if (inForce) {
      putInForce(edition);
    }
    published.fire(new BasePublished(edition.version(), inForce));
    return true;
  }

  /**
   * Publishes what an organisation made of an edition and puts it in force.
   *
   * @param base version of the edition that it changes
   * @param draft the draft that people wrote and reviewed
   * @throws Problem conflict, when the version is there already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void publishTailored(
      EditionFiles files, String base, UUID draft, Actor actor, String reason) {
    EditionContent content = EditionCheck.require(files);
    lock.take();
    String version = content.edition().version();
    if (editions.findByVersion(version).isPresent()) {
      throw Problem.of(ProblemType.CONFLICT, "edition " + version + " was published already");
    }
    putInForce(keep(files, content, new Edition.Origin(base, draft), actor, reason));
  }

  private Edition keep(
      EditionFiles files,
      EditionContent content,
      Edition.@Nullable Origin origin,
      Actor actor,
      String reason) {
    String text = files.canonicalText();
    String version = content.edition().version();
    Edition edition =
        new Edition(
            Ids.next(),
            version,
            content.edition().title(),
            digest(text),
            text,
            origin,
            clock.instant());
    editions.add(edition);
    history.record(
        "edition", version, null, "PUBLISHED", actor, reason, Map.of("digest", edition.digest()));
    return edition;
  }

  private void putInForce(Edition edition) {
    editions.activate(edition);
    announce.announce(edition);
  }

  private static String digest(String canonical) {
    return CanonicalJson.digestOf(canonical.getBytes(StandardCharsets.UTF_8));
  }

  private static void requireSame(Edition published, String digest) {
    if (!published.digest().equals(digest)) {
      throw new IllegalStateException(
          "edition %s was published as %s and is now %s: a published edition never changes, "
                  .formatted(published.version(), published.digest(), digest)
              + "give the changed content a new version");
    }
  }

  private static boolean isSuccessor(Edition edition, Edition active) {
    return !active.isTailored()
        && EditionVersion.of(edition.version()).compareTo(EditionVersion.of(active.version())) > 0;
  }
}

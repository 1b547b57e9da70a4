// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.catalogue.oscal.check.CheckedDocument;
import io.holdfast.catalogue.oscal.check.OscalReader;
import io.holdfast.catalogue.oscal.profile.OscalSources;
import io.holdfast.kit.access.Caller;
import io.holdfast.kit.access.Grants;
import io.holdfast.kit.access.Roles;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes an OSCAL document of others: read under limits, checked whole, kept as it came. */
@ApplicationScoped
public class ImportDocument {

  private static final int LONGEST_HREF = 1_000;

  /** Profiles that are looked through for a circle. */
  private static final int MOST_PROFILES = 64;

  private final Turnstile turnstile;
  private final KnownDocuments known;
  private final KeepDocument keep;
  private final Caller caller;

  ImportDocument(Turnstile turnstile, KnownDocuments known, KeepDocument keep, Caller caller) {
    this.turnstile = turnstile;
    this.known = known;
    this.keep = keep;
    this.caller = caller;
  }

  /**
   * Imports a document.
   *
   * @param href under what other documents refer to it, when not by its UUID
   * @throws Problem malformed, too large or invalid with everything that is wrong with it;
   *     conflict, when the same bytes are here already
   */
  public OscalDocumentResponse take(
      @Nullable String idempotencyKey, @Nullable String href, byte[] bytes) {
    caller.requireFor(Roles.CATALOG_ADMIN, Grants.ALL_TEAMS);
    if (href != null && (href.isBlank() || href.length() > LONGEST_HREF)) {
      throw Problem.invalid("?href", "bad-href", "href has 1 to " + LONGEST_HREF + " characters");
    }
    return turnstile.pass(
        () -> {
          CheckedDocument checked = OscalReader.read(bytes);
          List<Violation> notes = new ArrayList<>(checked.notes());
          OscalReader.refuse(dangling(checked));
          if (checked.document().kind() == OscalKind.PROFILE) {
            checkImports(checked.document(), notes);
          }
          return keep.keep(idempotencyKey, href, bytes, checked.document(), notes);
        });
  }

  private List<Violation> dangling(CheckedDocument checked) {
    List<Violation> violations = new ArrayList<>();
    checked
        .unresolved()
        .forEach(
            (pointer, uuid) -> {
              if (known.byUuid(uuid).isEmpty()) {
                violations.add(
                    new Violation(
                        pointer,
                        "dangling-href",
                        "neither the document nor what was imported has the UUID " + uuid));
              }
            });
    return violations;
  }

  private void checkImports(OscalDocument profile, List<Violation> notes) {
    JsonNode imports = profile.content().path("imports");
    int[] opened = {0};
    for (int i = 0; i < imports.size(); i++) {
      String pointer = "/profile/imports/" + i + "/href";
      String href = imports.path(i).path("href").asText();
      if (leadsTo(profile.uuid(), profile, href, opened)) {
        throw Problem.invalid(
            pointer, "circular-import", "the profile imports itself by way of " + href);
      }
      if (known.target(profile, href).isEmpty()) {
        notes.add(
            new Violation(
                pointer, "import-unknown", "nothing that is meant by it was imported yet"));
      }
    }
  }

  private boolean leadsTo(UUID wanted, OscalDocument referrer, String href, int[] opened) {
    if (KnownDocuments.uuid(href).filter(wanted::equals).isPresent()) {
      return true;
    }
    KnownDocuments.Target target = known.target(referrer, href).orElse(null);
    if (target == null || target.imported() == null) {
      return false;
    }
    if (target.uuid().equals(wanted)) {
      return true;
    }
    if (target.imported().kind() != OscalKind.PROFILE || ++opened[0] > MOST_PROFILES) {
      return false;
    }
    OscalSources.Source source = known.source(target.imported());
    return OscalDocument.list(source.document().content().path("imports")).stream()
        .anyMatch(inner -> leadsTo(wanted, source.document(), inner.path("href").asText(), opened));
  }
}

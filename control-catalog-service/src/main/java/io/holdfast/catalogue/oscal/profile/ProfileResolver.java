// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.OscalIds;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * Resolves a profile to the catalogue that it stands for, as NIST's OSCAL Profile Resolution
 * specification says: import, merge, modify. The same profile and the same sources give the same
 * catalogue, its UUID included.
 */
public final class ProfileResolver {

  /** Profiles that may stand on each other. */
  static final int MAX_DEPTH = 10;

  private final OscalSources sources;
  private final Budget budget = new Budget();
  private final List<String> path = new ArrayList<>();

  private ProfileResolver(OscalSources sources) {
    this.sources = sources;
  }

  /**
   * Resolves a profile.
   *
   * @throws Problem conflict, when an import is not known; unprocessable, when profiles import each
   *     other in a circle or the result would be too large
   */
  public static OscalDocument resolve(OscalSources.Source profile, OscalSources sources) {
    return new ProfileResolver(sources).resolve(profile);
  }

  private OscalDocument resolve(OscalSources.Source profile) {
    OscalDocument document = profile.document();
    path.add(profile.identity());
    BackMatter backMatter = new BackMatter();
    List<String> identities = new ArrayList<>(List.of("resolved", profile.identity()));
    List<Included> controls = new ArrayList<>();
    JsonNode imports = document.content().path("imports");
    for (int i = 0; i < imports.size(); i++) {
      OscalSources.Source source =
          source(document, imports.path(i), "/profile/imports/" + i + "/href");
      identities.add(source.identity());
      JsonNode catalog = source.document().content();
      backMatter.add(catalog);
      controls.addAll(Included.of(imports.path(i), catalog, budget));
    }
    controls.forEach(control -> budget.take(control.node()));
    backMatter.add(document.content());
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    ObjectNode catalog = tree.putObject(OscalKind.CATALOG.root());
    catalog.put("uuid", OscalIds.uuid(identities.toArray(String[]::new)).toString());
    catalog.set("metadata", metadata(document));
    fill(catalog, document, controls, backMatter);
    backMatter.into(catalog);
    path.removeLast();
    return new OscalDocument(OscalKind.CATALOG, tree);
  }

  private void fill(
      ObjectNode catalog, OscalDocument profile, List<Included> included, BackMatter backMatter) {
    JsonNode merge = profile.content().path("merge");
    JsonNode modify = profile.content().path("modify");
    List<Included> controls =
        merge.at("/combine/method").asText().equals("use-first")
            ? Included.firstOfEach(included)
            : included;
    for (String left : Modify.apply(modify, controls, backMatter, budget)) {
      catalog
          .withObjectProperty("metadata")
          .withArrayProperty("props")
          .addObject()
          .put("name", "not-applied")
          .put("ns", OscalIds.NAMESPACE)
          .put("value", left);
    }
    Merge.into(catalog, merge, controls, budget);
    backMatter.refresh(catalog);
  }

  private OscalSources.Source source(OscalDocument referrer, JsonNode directive, String pointer) {
    budget.open(pointer);
    String href = directive.path("href").asText();
    OscalSources.Source source =
        sources.find(referrer, href).orElseThrow(() -> unknown(pointer, href));
    OscalKind kind = source.document().kind();
    if (kind == OscalKind.CATALOG) {
      return source;
    }
    if (kind != OscalKind.PROFILE) {
      throw Problem.unprocessable(
          pointer, "not-importable", href + " is a " + kind.root() + ", no catalog or profile");
    }
    if (path.contains(source.identity())) {
      throw Problem.unprocessable(
          pointer, "circular-import", "the profile imports itself by way of " + href);
    }
    if (path.size() >= MAX_DEPTH) {
      throw Problem.unprocessable(
          pointer, "too-deep", "more than " + MAX_DEPTH + " profiles stand on each other");
    }
    return new OscalSources.Source(source.identity(), resolve(source));
  }

  private static Problem unknown(String pointer, String href) {
    String message =
        "nothing that was imported or is exported here is meant by '"
            + (href.length() > 200 ? href.substring(0, 200) : href)
            + "'";
    return Problem.of(
        ProblemType.CONFLICT, message, List.of(new Violation(pointer, "import-unknown", message)));
  }

  private static ObjectNode metadata(OscalDocument profile) {
    ObjectNode metadata = profile.content().path("metadata").deepCopy();
    metadata
        .withArrayProperty("props")
        .addObject()
        .put("name", "resolution-tool")
        .put("value", "Holdfast");
    metadata
        .withArrayProperty("links")
        .addObject()
        .put("href", "urn:uuid:" + profile.uuid())
        .put("rel", "source-profile");
    return metadata;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.EditionManifest;
import io.holdfast.catalogue.content.EditionManifest.Framework;
import io.holdfast.catalogue.content.Reference;
import io.holdfast.catalogue.content.Requirement;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.catalogue.oscal.OscalIds;
import io.holdfast.catalogue.oscal.OscalKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An edition that is written as OSCAL.
 *
 * @param publishedAt when it was published here: the time of last modification of every document
 */
public record ExportedEdition(OpenEdition edition, Instant publishedAt) {

  static final String CONTROLS_TITLE = "Holdfast controls for the cybersecurity of AI systems";

  String version() {
    return edition.version();
  }

  /** Begins a document. */
  ObjectNode begin(OscalKind kind, UUID uuid, String title) {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.put("uuid", uuid.toString());
    content
        .putObject("metadata")
        .put("title", title + ", edition " + version())
        .put("last-modified", publishedAt.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("version", version())
        .put("oscal-version", OscalIds.OSCAL_VERSION);
    ObjectNode metadata = (ObjectNode) content.path("metadata");
    Elements.prop(metadata, "edition", version());
    Elements.prop(metadata, "model", kind.root());
    return content;
  }

  /** A document around what stands in it. */
  static ObjectNode document(OscalKind kind, ObjectNode content) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.set(kind.root(), content);
    return tree;
  }

  List<Framework> frameworks() {
    return edition.content().edition().frameworks();
  }

  List<Requirement> requirementsOf(Framework framework) {
    return edition.content().requirements().stream()
        .filter(item -> item.framework().equals(framework.id()))
        .toList();
  }

  /** The UUID of a catalogue of this edition; see {@link OscalIds#catalog}. */
  UUID catalog(@Nullable String framework) {
    return OscalIds.catalog(version(), framework);
  }

  /** A stable UUID of something in this edition. */
  String uuid(String... names) {
    return OscalIds.uuid(
            Stream.concat(Stream.of(version()), Stream.of(names)).toArray(String[]::new))
        .toString();
  }

  /** Adds the catalogues of this edition to the back matter, so that hrefs lead to them. */
  void addCatalogs(ObjectNode content) {
    addCatalog(content, null, CONTROLS_TITLE);
    frameworks().forEach(framework -> addCatalog(content, framework.id(), framework.title()));
  }

  /** Adds one of the catalogues of this edition to the back matter. */
  void addCatalog(ObjectNode content, @Nullable String framework, String title) {
    ObjectNode resource =
        content
            .withObjectProperty("back-matter")
            .withArrayProperty("resources")
            .addObject()
            .put("uuid", catalog(framework).toString())
            .put("title", title);
    resource
        .putArray("rlinks")
        .addObject()
        .put("href", OscalIds.catalogHref(version(), framework))
        .put("media-type", "application/oscal.catalog+json");
  }

  /** Links an item to its sources, which {@link #addSources} puts into the back matter. */
  void addReferences(ObjectNode item, List<Reference> references) {
    for (Reference reference : references) {
      Elements.link(
          item,
          "#" + uuid("source", reference.source()),
          "reference",
          String.join(", ", reference.ids()));
    }
  }

  /** Adds the sources that the edition rests on to the back matter. */
  void addSources(ObjectNode content, List<Reference> references) {
    List<String> used = references.stream().map(Reference::source).distinct().toList();
    for (EditionManifest.Source source : edition.content().edition().sources()) {
      if (used.contains(source.id())) {
        ObjectNode resource =
            content
                .withObjectProperty("back-matter")
                .withArrayProperty("resources")
                .addObject()
                .put("uuid", uuid("source", source.id()))
                .put("title", source.title());
        Elements.prop(resource, "source", source.id());
        Elements.prop(resource, "source-edition", source.edition());
        Elements.prop(resource, "licence", source.licence());
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files of one edition as JSON trees, the single form in which editions are written. */
public final class EditionFiles {

  static final String EDITION = "edition.json";
  static final String VOCABULARY = "vocabulary.json";
  static final String THREATS = "threats.json";
  static final String CONTROLS = "controls.json";
  static final String EVIDENCE_KINDS = "evidence-kinds.json";
  static final String REQUIREMENTS = "requirements.json";
  static final String MAPPINGS = "mappings.json";
  static final String CONTEXT = "context.json";
  static final String CONTROL_MAPPINGS = "control-mappings.json";
  static final String EXTERNAL_MAPPINGS = "external-mappings.json";

  /** Files and the member of {@link EditionContent} that each becomes. */
  private static final Map<String, String> MEMBERS = members();

  private static final Map<String, Class<?>> ITEMS =
      Map.of(
          EDITION, EditionManifest.class,
          VOCABULARY, Vocabulary.class,
          THREATS, Threat.class,
          CONTROLS, Control.class,
          EVIDENCE_KINDS, EvidenceKind.class,
          REQUIREMENTS, Requirement.class,
          MAPPINGS, RequirementMapping.class,
          CONTEXT, ContextItem.class,
          CONTROL_MAPPINGS, ControlMapping.class,
          EXTERNAL_MAPPINGS, ExternalMapping.class);

  /** Files that an edition may do without; without one its digest is what it always was. */
  private static final Set<String> OPTIONAL = Set.of(CONTROL_MAPPINGS, EXTERNAL_MAPPINGS);

  private final Map<String, JsonNode> documents;

  private EditionFiles(Map<String, JsonNode> documents) {
    this.documents = documents;
  }

  private static Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put(EDITION, "edition");
    members.put(VOCABULARY, "vocabulary");
    members.put(THREATS, "threats");
    members.put(CONTROLS, "controls");
    members.put(EVIDENCE_KINDS, "evidenceKinds");
    members.put(REQUIREMENTS, "requirements");
    members.put(MAPPINGS, "mappings");
    members.put(CONTEXT, "context");
    members.put(CONTROL_MAPPINGS, "controlMappings");
    members.put(EXTERNAL_MAPPINGS, "externalMappings");
    return members;
  }

  /**
   * Reads the edition files that are built in under {@code catalogue/<directory>}.
   *
   * @throws IllegalArgumentException when one is missing or no JSON
   */
  public static EditionFiles builtIn(String directory) {
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    for (String file : MEMBERS.keySet()) {
      String resource = "/catalogue/" + directory + "/" + file;
      if (!OPTIONAL.contains(file) || EditionFiles.class.getResource(resource) != null) {
        documents.put(file, read(resource));
      }
    }
    return of(documents);
  }

  private static JsonNode read(String resource) {
    try (InputStream in = EditionFiles.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no edition file " + resource);
      }
      return Json.readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An edition from trees, keyed by file name. */
  static EditionFiles of(Map<String, JsonNode> documents) {
    return new EditionFiles(new LinkedHashMap<>(documents));
  }

  /** An edition from one tree with a member per file, as {@link #tree} gives it. */
  public static EditionFiles ofTree(ObjectNode tree) {
    Map<String, JsonNode> documents = new LinkedHashMap<>();
    MEMBERS.forEach((file, member) -> documents.put(file, tree.path(member)));
    return of(documents);
  }

  /** One file. */
  JsonNode document(String file) {
    return documents.getOrDefault(file, JsonNodeFactory.instance.missingNode());
  }

  private boolean isLeftOut(String file) {
    return OPTIONAL.contains(file) && document(file).isMissingNode();
  }

  /** Everything as one tree; the content digest is taken over it. */
  public ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    MEMBERS.forEach(
        (file, member) -> {
          if (!isLeftOut(file)) {
            tree.set(member, document(file));
          }
        });
    return tree;
  }

  /** RFC 8785 text of everything. */
  public String canonicalText() {
    return CanonicalJson.text(tree());
  }

  /**
   * Everything as records; to be asked of files that passed {@link EditionCheck} only.
   *
   * @throws IllegalArgumentException when the files do not have the shape
   */
  public EditionContent content() {
    return Json.convert(tree(), EditionContent.class);
  }

  /**
   * Adds what does not have the shape of its record: fields missing, unknown or of another type.
   */
  void checkShape(Defects defects) {
    for (String file : MEMBERS.keySet()) {
      if (isLeftOut(file)) {
        continue;
      }
      Class<?> type = ITEMS.getOrDefault(file, Object.class);
      Defects.Place place = Defects.in(file);
      JsonNode document = document(file);
      if (List.of(EDITION, VOCABULARY).contains(file)) {
        Shapes.check(document, type, place, defects);
      } else if (!document.isArray()) {
        defects.add(place, "shape", "a list is expected");
      } else {
        for (int i = 0; i < document.size(); i++) {
          Shapes.check(document.path(i), type, place.at(i), defects);
        }
      }
    }
  }
}

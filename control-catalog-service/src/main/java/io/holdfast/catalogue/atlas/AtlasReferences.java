// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.content.Control;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.Reference;
import io.holdfast.catalogue.content.Threat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the items of an edition are called in ATLAS. */
final class AtlasReferences {

  static final String SOURCE = "MITRE_ATLAS";

  /**
   * An item of the edition that names what ATLAS retired or calls otherwise now.
   *
   * @param kind THREAT or CONTROL
   * @param atlasId what it names
   * @param change RETIRED or RENAMED
   */
  @Schema(name = "AtlasAffectedItem")
  record Affected(String item, String kind, String atlasId, String change) {}

  private AtlasReferences() {}

  /** ATLAS ids by family. */
  static Map<String, List<String>> ofThreats(EditionContent edition) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (Threat threat : edition.threats()) {
      ids.put(threat.id(), ids(threat.references()));
    }
    return ids;
  }

  /** ATLAS ids by control. */
  static Map<String, List<String>> ofControls(EditionContent edition) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    for (Control control : edition.controls()) {
      ids.put(control.id(), ids(control.references()));
    }
    return ids;
  }

  private static List<String> ids(List<Reference> references) {
    return references.stream()
        .filter(reference -> reference.source().equals(SOURCE))
        .flatMap(reference -> reference.ids().stream())
        .distinct()
        .toList();
  }

  /** Items that name what was retired or renamed. */
  static List<Affected> affected(EditionContent edition, AtlasChanges changes) {
    Map<String, String> concerned = new LinkedHashMap<>();
    Stream.of(
            changes.tactics().retired(),
            changes.techniques().retired(),
            changes.mitigations().retired())
        .flatMap(List::stream)
        .forEach(gone -> concerned.put(gone.id(), "RETIRED"));
    Stream.of(
            changes.tactics().renamed(),
            changes.techniques().renamed(),
            changes.mitigations().renamed())
        .flatMap(List::stream)
        .forEach(renamed -> concerned.put(renamed.id(), "RENAMED"));
    return Stream.concat(
            affected(ofThreats(edition), "THREAT", concerned),
            affected(ofControls(edition), "CONTROL", concerned))
        .toList();
  }

  private static Stream<Affected> affected(
      Map<String, List<String>> named, String kind, Map<String, String> concerned) {
    return named.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .filter(concerned::containsKey)
                    .map(
                        id ->
                            new Affected(
                                entry.getKey(), kind, id, concerned.getOrDefault(id, ""))));
  }
}

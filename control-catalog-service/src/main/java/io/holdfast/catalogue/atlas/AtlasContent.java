// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A release of MITRE ATLAS reduced to identifiers, names and links; no descriptions, no case
 * studies.
 *
 * @param contentVersion year and month of the release, {@code 2026.09}
 * @param format version of the file format that it came in
 * @param gaps what is known to be missing; empty for what was read from an official file
 */
record AtlasContent(
    @JsonProperty(required = true) String contentVersion,
    @JsonProperty(required = true) String format,
    List<String> gaps,
    @JsonProperty(required = true) List<Tactic> tactics,
    @JsonProperty(required = true) List<Technique> techniques,
    @JsonProperty(required = true) List<Mitigation> mitigations) {

  static final Pattern TACTIC = Pattern.compile("AML\\.TA\\d{4}");
  static final Pattern TECHNIQUE = Pattern.compile("AML\\.T\\d{4}(\\.\\d{3})?");
  static final Pattern SUB_TECHNIQUE = Pattern.compile("AML\\.T\\d{4}\\.\\d{3}");
  static final Pattern MITIGATION = Pattern.compile("AML\\.M\\d{4}");

  AtlasContent {
    gaps = Objects.requireNonNullElse(gaps, List.of());
  }

  /** Why an adversary does something. */
  record Tactic(String id, String name) {}

  /**
   * How an adversary does it.
   *
   * @param parent of a sub-technique
   * @param maturity what is known of the attack: feasible, demonstrated, realized; absent: unknown
   */
  record Technique(
      String id,
      String name,
      @Nullable String parent,
      List<String> tactics,
      @Nullable String maturity) {}

  /**
   * What can be done about techniques.
   *
   * @param techniques that it mitigates
   * @param linksComplete absent: they are all there
   */
  record Mitigation(
      String id, String name, List<String> techniques, @Nullable Boolean linksComplete) {

    @JsonIgnore
    boolean isComplete() {
      return linksComplete == null || linksComplete;
    }
  }

  Map<String, Tactic> tacticsById() {
    return byId(tactics, Tactic::id);
  }

  Map<String, Technique> techniquesById() {
    return byId(techniques, Technique::id);
  }

  Map<String, Mitigation> mitigationsById() {
    return byId(mitigations, Mitigation::id);
  }

  /** The mitigations of each technique. */
  Map<String, List<String>> mitigationsOfTechniques() {
    return mitigations.stream()
        .flatMap(item -> item.techniques().stream().map(to -> Map.entry(to, item.id())))
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                LinkedHashMap::new,
                Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private static <T> Map<String, T> byId(List<T> items, Function<T, String> id) {
    Map<String, T> map = new LinkedHashMap<>();
    items.forEach(item -> map.putIfAbsent(id.apply(item), item));
    return map;
  }
}

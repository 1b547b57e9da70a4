// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.catalogue.atlas.AtlasContent.Mitigation;
import io.holdfast.catalogue.atlas.AtlasContent.Technique;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Files of ATLAS for tests. Those of format 6.0.0 are made here; none is an official one. */
final class AtlasFixtures {

  private AtlasFixtures() {}

  /** ATLAS 5.6.0 with descriptions and case studies taken out. */
  static String five() {
    return resource("atlas-5.6.0-reduced.yaml");
  }

  /** All that format 6.0.0 has, in small. */
  static String sixSample() {
    return resource("format-6.0.0-sample.yaml");
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(AtlasFixtures.class.getResourceAsStream("/atlas/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static AtlasContent read(String text) {
    return AtlasFile.read(bytes(text));
  }

  /** The built-in index under another version, with techniques changed, left out and added. */
  static AtlasContent release(
      String version, UnaryOperator<@Nullable Technique> change, Technique... added) {
    AtlasContent index = BuiltInAtlas.read();
    List<Technique> techniques = new ArrayList<>();
    for (Technique technique : index.techniques()) {
      Technique changed = change.apply(technique);
      if (changed != null) {
        techniques.add(changed);
      }
    }
    techniques.addAll(List.of(added));
    List<String> ids = techniques.stream().map(Technique::id).toList();
    List<Mitigation> mitigations =
        index.mitigations().stream()
            .map(
                item ->
                    new Mitigation(
                        item.id(),
                        item.name(),
                        item.techniques().stream().filter(ids::contains).toList(),
                        null))
            .toList();
    return new AtlasContent(version, "6.0.0", List.of(), index.tactics(), techniques, mitigations);
  }

  /** The same with mitigations of one technique on top. */
  static AtlasContent mitigated(AtlasContent content, String technique, List<String> by) {
    return new AtlasContent(
        content.contentVersion(),
        content.format(),
        content.gaps(),
        content.tactics(),
        content.techniques(),
        content.mitigations().stream()
            .map(
                item -> {
                  List<String> links = new ArrayList<>(item.techniques());
                  if (by.contains(item.id())) {
                    links.add(technique);
                  }
                  return new Mitigation(item.id(), item.name(), links, null);
                })
            .toList());
  }

  /** Content as a file of format 6.0.0. */
  static String six(AtlasContent content) {
    StringBuilder file = new StringBuilder();
    file.append("format-version: 6.0.0\ncollection:\n  id: ATLAS-collection\n  version: '")
        .append(content.contentVersion())
        .append("'\ntactics:\n");
    content.tactics().forEach(item -> object(file, item.id(), item.name(), null));
    file.append("techniques:\n");
    content.techniques().forEach(item -> object(file, item.id(), item.name(), item.maturity()));
    file.append("mitigations:\n");
    content.mitigations().forEach(item -> object(file, item.id(), item.name(), null));
    file.append("relationships:\n");
    for (Technique item : content.techniques()) {
      file.append("  ").append(item.id()).append(":\n");
      relations(file, "achieves", item.id(), item.tactics());
      if (item.parent() != null) {
        relations(file, "specializes", item.id(), List.of(item.parent()));
      }
    }
    for (Mitigation item : content.mitigations()) {
      if (!item.techniques().isEmpty()) {
        file.append("  ").append(item.id()).append(":\n");
        relations(file, "mitigates", item.id(), item.techniques());
      }
    }
    return file.toString();
  }

  private static void object(
      StringBuilder file, String id, String name, @Nullable String maturity) {
    file.append("  %s:\n    id: %s\n    name: '%s'\n".formatted(id, id, name.replace("'", "''")));
    if (maturity != null) {
      file.append("    maturity: ").append(maturity).append('\n');
    }
  }

  private static void relations(
      StringBuilder file, String type, String source, List<String> targets) {
    file.append("    ").append(type).append(":\n");
    for (String target : targets) {
      file.append(
          "    - {source: %s, target: %s, relationship-type: %s}\n"
              .formatted(source, target, type));
    }
  }
}

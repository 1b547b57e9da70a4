// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in a YAML document. Asked for what is expected there, it notes what is not, with its
 * pointer, and goes on. Scalars are the text that stands there: {@code 2026.10} is no number.
 */
final class YamlCursor {

  private static final int LONGEST_TEXT = 200;

  private final Node node;
  private final String pointer;
  private final Faults faults;
  private @Nullable Map<String, YamlCursor> fields;

  YamlCursor(Node node, String pointer, Faults faults) {
    this.node = node;
    this.pointer = pointer;
    this.faults = faults;
  }

  String pointer() {
    return pointer;
  }

  void fault(String code, String message) {
    faults.add(pointer, code, message);
  }

  private YamlCursor at(Object step, Node child) {
    String escaped = step.toString().replace("~", "~0").replace("/", "~1");
    return new YamlCursor(child, pointer + "/" + escaped, faults);
  }

  /** The fields of a mapping; none, noted, when it is none. */
  Map<String, YamlCursor> fields() {
    Map<String, YamlCursor> known = fields;
    if (known == null) {
      known = read();
      fields = known;
    }
    return known;
  }

  private Map<String, YamlCursor> read() {
    Map<String, YamlCursor> read = new LinkedHashMap<>();
    if (!(node instanceof MappingNode mapping)) {
      fault("shape", "a map is expected");
      return read;
    }
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        fault("shape", "keys of this map have to be text");
      } else if (key.getValue().equals("<<")) {
        fault("merge-key", "merge keys are not read");
      } else if (read.put(key.getValue(), at(key.getValue(), entry.getValueNode())) != null) {
        fault("repeated-key", "the key " + key.getValue() + " stands here twice");
      }
    }
    return read;
  }

  /** A field that may be missing. */
  @Nullable YamlCursor optional(String name) {
    return fields().get(name);
  }

  /** The text of a field; absent, noted, when it is missing or no text. */
  @Nullable String text(String name) {
    YamlCursor field = optional(name);
    if (field == null) {
      if (node instanceof MappingNode) {
        faults.add(pointer + "/" + name, "missing", name + " is needed");
      }
      return null;
    }
    return field.text();
  }

  /** The text here; absent, noted, when there is none. */
  @Nullable String text() {
    if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
      fault("shape", "a text is expected");
      return null;
    }
    String text = scalar.getValue().strip();
    if (text.length() > LONGEST_TEXT) {
      fault("too-long", "at most " + LONGEST_TEXT + " characters");
      return null;
    }
    return text;
  }

  /** The items of a list that has to be there. */
  List<YamlCursor> items(String name) {
    YamlCursor field = optional(name);
    if (field == null) {
      if (node instanceof MappingNode) {
        faults.add(pointer + "/" + name, "missing", name + " is needed");
      }
      return List.of();
    }
    return field.items();
  }

  /** The items of the list here; none, noted, when it is none. */
  List<YamlCursor> items() {
    List<YamlCursor> items = new ArrayList<>();
    if (!(node instanceof SequenceNode sequence)) {
      fault("shape", "a list is expected");
      return items;
    }
    for (Node item : sequence.getValue()) {
      if (faults.isFull()) {
        break;
      }
      items.add(at(items.size(), item));
    }
    return items;
  }

  /** The entries of a map that has to be there. */
  Map<String, YamlCursor> entries(String name) {
    YamlCursor field = optional(name);
    if (field == null) {
      faults.add(pointer + "/" + name, "missing", name + " is needed");
      return Map.of();
    }
    return field.fields();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.upstream.EditionDocument;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people call the items of an edition, beside their ids. */
final class Words {

  private final Map<String, String> names = new HashMap<>();

  Words(EditionDocument edition) {
    edition.families().forEach(each -> put(each.id(), each.name()));
    edition.controls().forEach(each -> put(each.id(), each.name()));
    edition.evidenceKinds().forEach(each -> put(each.id(), each.name()));
    edition.requirements().forEach(each -> put(each.id(), each.title()));
    edition.frameworks().forEach(each -> put(each.id(), each.title()));
  }

  private void put(String id, @Nullable String name) {
    if (name != null) {
      names.put(id, name);
    }
  }

  /** An id with its name. */
  String of(String id) {
    String name = names.get(id);
    return name == null ? id : id + " (" + name + ")";
  }

  /** A scenario: the family with its name, and where. */
  String scenario(String id) {
    int at = id.indexOf('@');
    return at < 0 ? id : of(id.substring(0, at)) + " at " + id.substring(at + 1);
  }

  /** A word of an enumeration as people write it. */
  static String plain(@Nullable Enum<?> value) {
    return value == null ? "nothing" : value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What a person or a program wrote, as the beginning or the end of a sentence. */
  static String sentence(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }

  /** The kind of a change as the beginning of a sentence. */
  static String kind(String kind) {
    String plain = kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.lifecycle;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Names that events say and components have: package URLs, with or without a version, or URNs. */
final class Aliases {

  private Aliases() {}

  /** What is called by a registered name: exactly so, else apart from version and qualifiers. */
  static <T> Optional<T> pick(String registered, List<T> all, Function<T, String> alias) {
    return all.stream()
        .filter(one -> alias.apply(one).equals(registered))
        .findFirst()
        .or(() -> all.stream().filter(one -> same(alias.apply(one), registered)).findFirst());
  }

  /** Whether both name the same thing, whatever its version. */
  static boolean same(String alias, String other) {
    return alias.equals(other) || plain(alias).equals(plain(other));
  }

  /** A package URL without version, qualifiers and subpath; anything else as it is. */
  static String plain(String alias) {
    if (!alias.startsWith("pkg:")) {
      return alias;
    }
    String path = before(before(alias, '#'), '?');
    int version = path.lastIndexOf('@');
    return version > path.lastIndexOf('/') + 1 ? path.substring(0, version) : path;
  }

  private static String before(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import org.jspecify.annotations.Nullable;

/** Aliases by which pipelines name components: purls, with or without a version, or URNs. */
public final class Aliases {

  private Aliases() {}

  /** Whether both name the same thing, whatever its version. */
  public static boolean same(String alias, String other) {
    return alias.equals(other) || plain(alias).equals(plain(other));
  }

  /** A purl without version, qualifiers and subpath; anything else as it is. */
  public static String plain(String alias) {
    if (!alias.startsWith("pkg:")) {
      return alias;
    }
    int end = alias.length();
    for (char mark : new char[] {'#', '?'}) {
      int at = alias.indexOf(mark);
      end = at >= 0 && at < end ? at : end;
    }
    int version = alias.lastIndexOf('@', end - 1);
    return alias.substring(0, version > alias.lastIndexOf('/', end - 1) ? version : end);
  }

  /** The component that has the alias; absent: none has. */
  public static @Nullable String component(String alias, SystemDocument document) {
    return document.components().stream()
        .filter(component -> component.aliases().stream().anyMatch(own -> same(own, alias)))
        .map(SystemDocument.Component::key)
        .findFirst()
        .orElse(null);
  }
}

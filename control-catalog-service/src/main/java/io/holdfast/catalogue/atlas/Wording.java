// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words of a name that say what it is about. */
final class Wording {

  /** Words that most names have, and small ones. */
  private static final Set<String> EMPTY =
      Set.of(
          "ai", "ml", "a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to",
          "use", "via", "with");

  private Wording() {}

  static Set<String> of(String name) {
    return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1))
        .filter(word -> word.length() > 1 && !EMPTY.contains(word))
        .map(Wording::stem)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Joins the forms of a word that names use: plural and -ing, -ed. */
  private static String stem(String word) {
    for (String ending : new String[] {"ing", "ed", "s"}) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}

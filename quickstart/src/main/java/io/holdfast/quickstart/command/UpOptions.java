// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.command;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start.
 *
 * @param example whether to play it
 * @param replicas processes of each service; more than one is for tests
 * @param portBase the first port; absent: what the environment says
 */
record UpOptions(boolean example, int replicas, @Nullable Integer portBase) {

  private static final int MOST_REPLICAS = 9;

  /**
   * Reads the words after {@code up}.
   *
   * @throws IllegalArgumentException when one is unknown or its value is not valid
   */
  static UpOptions of(List<String> words) {
    boolean example = true;
    int replicas = 1;
    Integer portBase = null;
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "--no-example" -> example = false;
        case "--replicas" -> replicas = number(word, rest);
        case "--port-base" -> portBase = number(word, rest);
        default -> throw new IllegalArgumentException("unknown option " + word);
      }
    }
    if (replicas < 1 || replicas > MOST_REPLICAS) {
      throw new IllegalArgumentException("--replicas must be 1 to " + MOST_REPLICAS);
    }
    return new UpOptions(example, replicas, portBase);
  }

  private static int number(String option, Iterator<String> rest) {
    String value = rest.hasNext() ? rest.next() : "nothing";
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a number, not " + value, e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.webhook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places in braces, each for a part of the name: {@code models/{name}:{version}}. */
final class NamePattern {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final List<String> places = new ArrayList<>();
  private final Pattern pattern;

  NamePattern(String text) {
    StringBuilder regex = new StringBuilder();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      regex.append(Pattern.quote(text.substring(from, place.start())));
      places.add(place.group(1));
      // a version holds no sign after which another place could begin
      regex.append(place.group(1).equals("version") ? "([^/@:]+)" : "(.+?)");
      from = place.end();
    }
    pattern = Pattern.compile(regex.append(Pattern.quote(text.substring(from))).toString());
  }

  /** The parts of a text; empty when it is written otherwise. */
  Optional<Map<String, String>> parts(String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> parts = new HashMap<>();
    for (int i = 0; i < places.size(); i++) {
      parts.put(places.get(i), matcher.group(i + 1));
    }
    return Optional.of(parts);
  }
}

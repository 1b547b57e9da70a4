// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.monitoring.event.Alias;
import io.holdfast.monitoring.event.EventType;
import io.holdfast.monitoring.event.Violations;
import io.holdfast.monitoring.sender.WebhookMapping;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says everything that is wrong with the mapping document of a webhook, each by its pointer. */
record WebhookCheck(Violations violations) {

  private static final String ROOT = "/mapping/webhook";
  private static final int MOST_TYPES = 1000;
  private static final Pattern PLACE =
      Pattern.compile("\\s*(@?(/.*)?|header:[A-Za-z0-9!#$%&'*+.^_`~-]+)\\s*", Pattern.DOTALL);
  private static final Set<String> MEANINGS =
      Stream.concat(
              Arrays.stream(EventType.values()).map(EventType::shortName),
              Stream.of("ignored", "test"))
          .collect(Collectors.toCollection(TreeSet::new));

  void check(WebhookMapping webhook) {
    if (webhook.signature() != null && webhook.signature().scheme() == null) {
      missing(ROOT + "/signature/scheme", "scheme");
    }
    places(ROOT + "/id", webhook.id());
    place(ROOT + "/source", webhook.source());
    places(ROOT + "/type", webhook.type());
    place(ROOT + "/time", webhook.time());
    place(ROOT + "/handshake", webhook.handshake());
    List<WebhookMapping.TypeRule> types = webhook.types() == null ? List.of() : webhook.types();
    if (types.isEmpty() || types.size() > MOST_TYPES) {
      violations.add(
          ROOT + "/types", "bad-value", "1 to %d types are needed".formatted(MOST_TYPES));
      return;
    }
    for (int i = 0; i < types.size(); i++) {
      String pointer = ROOT + "/types/" + i;
      if (types.get(i) == null) {
        missing(pointer, "a type");
      } else {
        rule(pointer, types.get(i));
      }
    }
  }

  private void rule(String pointer, WebhookMapping.TypeRule rule) {
    if (rule.type() == null) {
      missing(pointer + "/type", "type");
    }
    if (!MEANINGS.contains(String.valueOf(rule.event()))) {
      violations.add(pointer + "/event", "unknown-value", "event must be one of " + MEANINGS);
    }
    place(pointer + "/each", rule.each());
    place(pointer + "/subject", rule.subject());
    place(pointer + "/version", rule.version());
    place(pointer + "/digest", rule.digest());
    place(pointer + "/environment", rule.environment());
    place(pointer + "/title", rule.title());
    members(pointer + "/parts", rule.parts(), this::place);
    members(pointer + "/when", rule.when(), this::texts);
    if (rule.when() != null) {
      rule.when().keySet().forEach(place -> place(inside(pointer + "/when", place), place));
    }
    texts(pointer + "/pattern", rule.pattern());
    if (rule.alias() != null && Alias.parse(rule.alias().replaceAll("\\{[a-z]+}", "x")).isEmpty()) {
      violations.add(
          pointer + "/alias", "bad-alias", "an alias is a package URL (pkg:…) or a URN (urn:…)");
    }
  }

  private interface Check<T> {
    void value(String pointer, T value);
  }

  private <T> void members(String pointer, @Nullable Map<String, T> all, Check<T> check) {
    if (all == null) {
      return;
    }
    all.forEach(
        (name, value) -> {
          if (value == null) {
            missing(inside(pointer, name), "a value");
          } else {
            check.value(inside(pointer, name), value);
          }
        });
  }

  private static String inside(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private void places(String pointer, @Nullable List<String> all) {
    texts(pointer, all);
    for (int i = 0; all != null && i < all.size(); i++) {
      place(pointer + "/" + i, all.get(i));
    }
  }

  private void place(String pointer, @Nullable String places) {
    if (places != null
        && !Arrays.stream(places.split("\\|", -1)).allMatch(one -> PLACE.matcher(one).matches())) {
      violations.add(
          pointer,
          "bad-place",
          "a place is a JSON Pointer (/…), one into an element or the wrapper (@/…), or header:…;"
              + " alternatives stand with | between them");
    }
  }

  private void texts(String pointer, @Nullable Collection<String> all) {
    int index = 0;
    for (String text : all == null ? List.<String>of() : all) {
      if (text == null) {
        missing(pointer + "/" + index, "a text");
      }
      index++;
    }
  }

  private void missing(String pointer, String what) {
    violations.add(pointer, "missing", what + " is needed");
  }
}

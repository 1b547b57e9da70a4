// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.inventory.Systems;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Violation;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentValidationTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void acceptsAValidDocument() {
    assertThat(DocumentValidation.check(Systems.document(Systems.scoring()), NOW)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void namesTheMistakeByPointer(String pointer, String code, Consumer<ObjectNode> mistake) {
    ObjectNode json = Systems.scoring();
    mistake.accept(json);

    List<Violation> violations = DocumentValidation.check(Systems.document(json), NOW);

    assertThat(violations)
        .extracting(Violation::pointer, Violation::code)
        .contains(org.assertj.core.groups.Tuple.tuple(pointer, code));
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("/name", "missing", s -> s.put("name", " ")),
        mistake("/team", "bad-key", s -> s.put("team", "Retail Credit")),
        mistake("/profile", "missing", s -> s.remove("profile")),
        mistake("/profile/role", "unknown-value", s -> at(s, "profile").put("role", "OWNER")),
        mistake("/profile/cra", "missing", s -> at(s, "profile").remove("cra")),
        mistake(
            "/profile/aiAct/annexIII",
            "unknown-value",
            s -> at(s, "profile", "aiAct").put("annexIII", "9")),
        mistake(
            "/profile/impact/integrity/rationale",
            "missing",
            s -> at(s, "profile", "impact", "integrity").remove("rationale")),
        mistake(
            "/profile/impact/integrity/level",
            "unknown-value",
            s -> at(s, "profile", "impact", "integrity").put("level", "HUGE")),
        mistake(
            "/profile/impact/secrecy",
            "unknown-property",
            s ->
                at(s, "profile", "impact")
                    .putObject("secrecy")
                    .put("level", "L")
                    .put("rationale", "x")),
        mistake("/zones/1/key", "duplicate-key", s -> item(s, "zones", 1).put("key", "web")),
        mistake(
            "/zones/0/exposure", "unknown-value", s -> item(s, "zones", 0).put("exposure", "OPEN")),
        mistake("/actors/0/zone", "unknown-zone", s -> item(s, "actors", 0).put("zone", "nowhere")),
        mistake("/actors/0/kind", "unknown-value", s -> item(s, "actors", 0).put("kind", "HACKER")),
        mistake(
            "/components/0/kind",
            "unknown-value",
            s -> item(s, "components", 0).put("kind", "THING")),
        mistake(
            "/components/1/key", "duplicate-key", s -> item(s, "components", 1).put("key", "api")),
        mistake("/components/0/key", "bad-key", s -> item(s, "components", 0).put("key", "A b")),
        mistake(
            "/components/0/approach",
            "only-for-models",
            s -> item(s, "components", 0).put("approach", "DEEP")),
        mistake(
            "/components/1/aliases/0",
            "bad-alias",
            s -> item(s, "components", 1).putArray("aliases").add("scoring")),
        mistake(
            "/components/2/aliases/0",
            "alias-used",
            s -> item(s, "components", 2).putArray("aliases").add("pkg:mlflow/scoring")),
        mistake(
            "/components/1/version",
            "no-identity",
            s -> item(s, "components", 1).putObject("version")),
        mistake(
            "/components/1/version/digest",
            "bad-digest",
            s -> at(item(s, "components", 1), "version").put("digest", "abc")),
        mistake(
            "/components/1/version/since",
            "in-future",
            s -> at(item(s, "components", 1), "version").put("since", "2026-11-01T12:06:00Z")),
        mistake(
            "/components/1/changes",
            "read-only",
            s -> item(s, "components", 1).putObject("changes")),
        mistake("/flows/0/to", "unknown-end", s -> item(s, "flows", 0).put("to", "nowhere")),
        mistake("/flows/1/to", "flow-to-itself", s -> item(s, "flows", 1).put("to", "api")),
        mistake("/flows/0/kind", "unknown-value", s -> item(s, "flows", 0).put("kind", "MAGIC")),
        mistake(
            "/flows/0/scores", "only-for-outputs", s -> item(s, "flows", 0).put("scores", true)),
        mistake(
            "/flows/3",
            "duplicate-flow",
            s -> ((ArrayNode) s.path("flows")).add(item(s, "flows", 0).deepCopy())));
  }

  @Test
  void reportsEverythingAtOnce() {
    ObjectNode json =
        (ObjectNode) Json.readTree("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

    List<Violation> violations = DocumentValidation.check(Systems.document(json), NOW);

    assertThat(violations)
        .extracting(Violation::pointer)
        .containsExactly("/name", "/team", "/profile");
  }

  private static Arguments mistake(String pointer, String code, Consumer<ObjectNode> make) {
    return Arguments.of(pointer, code, make);
  }

  private static ObjectNode at(ObjectNode node, String... path) {
    ObjectNode found = node;
    for (String step : path) {
      found = (ObjectNode) found.path(step);
    }
    return found;
  }

  private static ObjectNode item(ObjectNode system, String list, int index) {
    return (ObjectNode) system.path(list).path(index);
  }
}

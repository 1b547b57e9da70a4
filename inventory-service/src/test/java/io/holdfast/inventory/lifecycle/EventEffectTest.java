// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.inventory.Systems;
import io.holdfast.inventory.document.SystemDocument.Component;
import io.holdfast.inventory.document.SystemDocument.Version;
import io.holdfast.inventory.revision.TypedChange;
import io.holdfast.inventory.upstream.LifecycleCase;
import io.holdfast.kit.json.Json;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventEffectTest {

  private static final String FEBRUARY = "2026-02-01T00:00:00Z";
  private static final String MARCH = "2026-03-01T00:00:00Z";

  private final ObjectNode system = Systems.scoring();

  private EventEffect effect(String alias, String registered, String component, String event) {
    LifecycleCase.Event read = Json.read(event.replace("ALIAS", alias), LifecycleCase.Event.class);
    return EventEffect.of(
        Systems.document(system),
        read,
        List.of(new LifecycleCase.Match(component, registered, null, null)),
        (key, version) -> Optional.empty());
  }

  private static @Nullable Version version(EventEffect effect, int component) {
    return effect.document().components().get(component).version();
  }

  @ParameterizedTest
  @CsvSource({
    "pkg:mlflow/scoring, pkg:mlflow/scoring",
    "pkg:mlflow/scoring@8, pkg:mlflow/scoring",
    "pkg:mlflow/scoring?repository_url=https://ml, pkg:mlflow/scoring",
    "pkg:mlflow/scoring@8?repository_url=https://ml, pkg:mlflow/scoring?repository_url=https://ml",
    "pkg:mlflow/scoring#model.onnx, pkg:mlflow/scoring",
    "urn:acme:model:a@b, urn:acme:model:a@b",
  })
  void findsTheSubjectByTheNameThatMatched(String said, String registered) {
    EventEffect effect =
        effect(
            said,
            registered,
            "model",
            """
            {"type":"model.trained","occurredAt":"2026-02-01T00:00:00Z","immutableVersions":false,
             "subjects":[{"alias":"pkg:mlflow/another","version":"1"},{"alias":"ALIAS","version":"8"}]}
            """);

    assertThat(Objects.requireNonNull(version(effect, 1)).label()).isEqualTo("8");
  }

  @Test
  void namesTheRegistryVersionByTheNameThatMatched() {
    Systems.component(system, 1).withArray("aliases").insert(0, "pkg:mlflow/sco");

    EventEffect effect =
        effect(
            "pkg:mlflow/scoring",
            "pkg:mlflow/scoring",
            "model",
            """
            {"type":"model.trained","occurredAt":"2026-02-01T00:00:00Z","immutableVersions":true,
             "subjects":[{"alias":"ALIAS","version":"8"}]}
            """);

    assertThat(Objects.requireNonNull(version(effect, 1)).registry())
        .isEqualTo("pkg:mlflow/scoring@8");
  }

  @Test
  void aDigestThatComesLateCompletesTheCurrentVersion() {
    Systems.component(system, 1)
        .put("adopts", "PROMOTED")
        .putObject("version")
        .put("label", "8")
        .put("registry", "pkg:mlflow/scoring@8")
        .put("since", MARCH);

    EventEffect effect =
        effect(
            "pkg:mlflow/scoring",
            "pkg:mlflow/scoring",
            "model",
            """
            {"type":"model.trained","occurredAt":"%s","immutableVersions":true,
             "subjects":[{"alias":"ALIAS","version":"8","digest":"%s"}],
             "trainedOn":[{"alias":"urn:dataset:loans","version":"3"}]}
            """
                .formatted(FEBRUARY, Systems.DIGEST_8));

    Version version = Objects.requireNonNull(version(effect, 1));
    assertThat(version.digest()).isEqualTo(Systems.DIGEST_8);
    assertThat(version.registry()).isEqualTo("pkg:mlflow/scoring@8");
    assertThat(version.since()).isEqualTo(MARCH);
    assertThat(version.trainedOn().getFirst().component()).isEqualTo("data");
    assertThat(effect.changes())
        .extracting(TypedChange::kind)
        .containsExactly("VERSION_IDENTIFIED");
  }

  @ParameterizedTest
  @CsvSource({
    "TRAINED,  ,     ,     v2",
    "PROMOTED, ,     ,     v2",
    "DEPLOYED, ,     prod, v2",
    "DEPLOYED, prod, prod, v2",
    "DEPLOYED, prod, test, v1",
    "DEPLOYED, prod, ,     v1",
  })
  void aChangedComponentIsInUseWithTheVersionThatIsNamed(
      String adopts, @Nullable String where, @Nullable String environment, String expected) {
    ObjectNode api = Systems.component(system, 0);
    api.put("adopts", adopts).withArray("aliases").add("pkg:github/acme/api");
    api.putObject("version").put("label", "v1").put("since", "2026-01-01T00:00:00Z");
    if (where != null) {
      api.put("environment", where);
    }
    String said = environment == null ? "" : "\"environment\":\"" + environment + "\",";

    EventEffect effect =
        effect(
            "pkg:github/acme/api",
            "pkg:github/acme/api",
            "api",
            """
            {"type":"component.changed","occurredAt":"2026-02-01T00:00:00Z","immutableVersions":false,%s
             "subjects":[{"alias":"ALIAS","version":"v2"}],"change":{"kind":"CONFIGURATION_CHANGED"}}
            """
                .formatted(said));

    assertThat(Objects.requireNonNull(version(effect, 0)).label()).isEqualTo(expected);
    assertThat(effect.changes()).extracting(TypedChange::kind).contains("CONFIGURATION_CHANGED");
    Component component = effect.document().components().getFirst();
    assertThat(effect.candidate() == null)
        .as("a version that waits is a candidate")
        .isEqualTo("v2".equals(Objects.requireNonNull(component.version()).label()));
  }

  @Test
  void aChangeWithoutAVersionMovesNone() {
    EventEffect effect =
        effect(
            "pkg:mlflow/scoring",
            "pkg:mlflow/scoring",
            "model",
            """
            {"type":"component.changed","occurredAt":"2026-02-01T00:00:00Z","immutableVersions":false,
             "subjects":[{"alias":"ALIAS"}],"change":{"kind":"CONFIGURATION_CHANGED"}}
            """);

    assertThat(Objects.requireNonNull(version(effect, 1)).label()).isEqualTo("7");
    assertThat(effect.changes()).hasSize(1);
  }
}

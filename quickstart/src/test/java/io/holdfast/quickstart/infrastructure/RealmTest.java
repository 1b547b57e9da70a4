// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.quickstart.process.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RealmTest {

  private static final Path FOLDER = Path.of("../deploy/keycloak");

  @Test
  void hasNoSecretInTheFileThatIsForEverywhere() {
    JsonNode realm = Json.read(FOLDER.resolve("realm.json"));

    assertThat(realm.findValues("secret")).isEmpty();
    assertThat(realm.path("users")).isEmpty();
  }

  @Test
  void getsDemoUsersAndSecretsHere() {
    Realm realm = Realm.withDemoUsers(FOLDER);

    assertThat(realm.json().path("users").findValuesAsText("username"))
        .contains("ines", "amir", "petra", "carla", "greta", "otto", "tom");
    assertThat(realm.json().path("clients").findValuesAsText("secret")).hasSizeGreaterThan(1);
  }

  @Test
  void isKnownByItsContent() {
    assertThat(Realm.withDemoUsers(FOLDER).digest())
        .isEqualTo(Realm.withDemoUsers(FOLDER).digest())
        .hasSize(64);
  }
}

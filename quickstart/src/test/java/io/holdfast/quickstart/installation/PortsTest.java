// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.holdfast.quickstart.infrastructure.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

  @Test
  void startsAt28080UnlessToldOtherwise() {
    assertThat(Ports.of(Map.of(), null).keycloak()).isEqualTo(28080);
    assertThat(Ports.of(Map.of("HOLDFAST_PORT_BASE", "30000"), null).keycloak()).isEqualTo(30000);
    assertThat(Ports.of(Map.of("HOLDFAST_PORT_BASE", "30000"), 31000).keycloak()).isEqualTo(31000);
  }

  @Test
  void movesSinglePorts() {
    Ports ports = Ports.of(Map.of("HOLDFAST_PORT_INVENTORY", "9000"), null);

    assertThat(ports.service(Service.INVENTORY, 0)).isEqualTo(9000);
    assertThat(ports.management(Service.INVENTORY, 0)).isEqualTo(9100);
    assertThat(ports.service(Service.MONITORING, 0)).isEqualTo(28084);
  }

  @Test
  void refusesWhatIsNoPort() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ports.of(Map.of("HOLDFAST_PORT_KAFKA", "many"), null))
        .withMessageContaining("HOLDFAST_PORT_KAFKA");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ports.of(Map.of("HOLDFAST_PORT_KAFKER", "9092"), null))
        .withMessageContaining("HOLDFAST_PORT_KAFKER");
    assertThatIllegalArgumentException().isThrownBy(() -> new Ports(80));
    assertThatIllegalArgumentException().isThrownBy(() -> new Ports(65_400));
  }

  @Test
  void refusesOnePortForTwoParts() {
    Ports ports = Ports.of(Map.of("HOLDFAST_PORT_KAFKA", "28080"), null);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ports.all(1))
        .withMessageContaining("28080");
  }

  @Test
  void hasRoomForTwoReplicasOfEveryService() {
    assertThat(new Ports(28080).all(2)).hasSize(5 + 2 * 2 * Service.values().length);
  }

  @Test
  void tellsWhichPortAnotherProgramUses() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Ports ports = new Ports(28080, Map.of("POSTGRES", other.getLocalPort()));

      assertThat(ports.taken(1))
          .anySatisfy(
              line ->
                  assertThat(line).contains("PostgreSQL", Integer.toString(other.getLocalPort())));
    }
  }

  @Test
  void areKeptForLaterCommands(@TempDir Path folder) {
    Ports ports = new Ports(30000, Map.of("KAFKA", 9092));

    ports.keepIn(folder.resolve("ports.json"));

    assertThat(Ports.keptIn(folder.resolve("ports.json"))).isEqualTo(ports);
  }
}

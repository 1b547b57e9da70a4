// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.installation.Layout;
import io.holdfast.quickstart.installation.Ports;
import io.holdfast.quickstart.process.Json;
import io.holdfast.quickstart.process.ManagedProcess;
import io.holdfast.quickstart.process.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Keycloak with the realm of deploy/keycloak and, here only, the demo users. */
public final class KeycloakServer {

  private static final Duration START_LIMIT = Duration.ofSeconds(180);

  private final Layout layout;
  private final Ports ports;
  private final Secrets secrets;
  private @Nullable ManagedProcess process;

  public KeycloakServer(Layout layout, Ports ports, Secrets secrets) {
    this.layout = layout;
    this.ports = ports;
    this.secrets = secrets;
  }

  /** Unpacks and builds it at the first start, imports the realm, starts it. */
  public void start() {
    try {
      Path home = unpacked();
      mergeRealm(home);
      if (!Files.exists(home.resolve(".built"))) {
        build(home);
        Files.createFile(home.resolve(".built"));
      }
      run(home);
    } catch (IOException e) {
      throw new StartFailure("Keycloak could not be prepared: " + e.getMessage(), e);
    }
  }

  /** The issuer of the realm's tokens. */
  public String issuer() {
    return "http://127.0.0.1:%d/realms/holdfast".formatted(ports.keycloak());
  }

  private Path unpacked() throws IOException {
    Path zip = layout.repository().resolve("quickstart/target/keycloak/keycloak.zip");
    Path home = layout.data("keycloak");
    Path stamp = home.resolve(".unpacked");
    String version = Long.toString(Files.size(zip));
    if (Files.exists(stamp) && Files.readString(stamp).equals(version)) {
      return home;
    }
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path target = home.resolve(inside).normalize();
        if (!target.startsWith(home)) {
          throw new IOException("entry outside of the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    Files.deleteIfExists(home.resolve(".built"));
    Files.writeString(stamp, version);
    return home;
  }

  /** The realm file has no secrets; users, passwords and client secrets come from the demo file. */
  private void mergeRealm(Path home) throws IOException {
    Path folder = layout.repository().resolve("deploy/keycloak");
    ObjectNode realm = (ObjectNode) Json.read(folder.resolve("realm.json"));
    JsonNode demo = Json.read(folder.resolve("demo-users.json"));
    ((ArrayNode) realm.withArray("users")).addAll((ArrayNode) demo.path("users"));
    for (JsonNode client : realm.path("clients")) {
      JsonNode secret = demo.path("clientSecrets").path(client.path("clientId").asText());
      if (secret.isTextual()) {
        ((ObjectNode) client).put("secret", secret.asText());
      }
    }
    Files.createDirectories(home.resolve("data/import"));
    Json.write(home.resolve("data/import/holdfast-realm.json"), realm);
  }

  private void build(Path home) {
    ManagedProcess building =
        ManagedProcess.start(
            "keycloak-build",
            List.of(
                "bash",
                "bin/kc.sh",
                "build",
                "--db=dev-file",
                "--cache=local",
                "--health-enabled=false",
                "--metrics-enabled=false"),
            home,
            environment(),
            layout.log("keycloak-build"),
            layout.run());
    building.awaitExit(START_LIMIT);
  }

  private void run(Path home) {
    ManagedProcess started =
        ManagedProcess.start(
            "keycloak",
            List.of(
                "bash",
                "bin/kc.sh",
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--hostname=http://127.0.0.1:" + ports.keycloak(),
                "--http-host=127.0.0.1",
                "--http-port=" + ports.keycloak(),
                "--http-management-port=" + ports.keycloakManagement(),
                "--cache=local"),
            home,
            environment(),
            layout.log("keycloak"),
            layout.run());
    process = started;
    Http http = new Http();
    started.awaitReady(
        () -> http.status(issuer() + "/protocol/openid-connect/certs") == 200, START_LIMIT);
  }

  private Map<String, String> environment() {
    return Map.of(
        "JAVA_HOME", System.getProperty("java.home"),
        "JAVA", JavaCommand.java(),
        "JAVA_OPTS",
            "-Djava.net.preferIPv4Stack=true -XX:MaxMetaspaceSize=256m -Xms64m -Xmx320m"
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders",
        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
        "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of("keycloak-admin"));
  }

  public void stop() {
    if (process != null) {
      process.stop();
    }
  }

  public long pid() {
    return process == null ? -1 : process.pid();
  }
}

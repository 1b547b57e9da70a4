// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import io.holdfast.quickstart.process.Folders;
import io.holdfast.quickstart.process.Json;
import io.holdfast.quickstart.process.ManagedProcess;
import io.holdfast.quickstart.process.Processes;
import io.holdfast.quickstart.process.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak with the realm of deploy/keycloak and, here only, the demo users. It is run as its own
 * script kc.sh would, but without that shell between: its pid is then the server's.
 */
public final class KeycloakServer {

  private static final Duration START_LIMIT = Duration.ofSeconds(180);
  private static final List<String> BUILD_OPTIONS =
      List.of(
          "--db=dev-file", "--cache=local", "--health-enabled=false", "--metrics-enabled=false");

  /**
   * Where it is.
   *
   * @param zip its distribution
   * @param program where that is unpacked; its data are inside
   * @param realm folder of realm.json and demo-users.json
   */
  public record Place(
      Path home, Path zip, Path program, Path realm, int port, int managementPort) {}

  private final Place place;
  private final Secrets secrets;
  private final Processes processes;
  private volatile @Nullable ManagedProcess process;

  public KeycloakServer(Place place, Secrets secrets, Processes processes) {
    this.place = place;
    this.secrets = secrets;
    this.processes = processes;
  }

  /** Whether it has to be unpacked and built first, which takes longer. */
  public boolean prepared() {
    return Files.exists(builtStamp());
  }

  /** Unpacks and builds it at the first start, imports the realm when it is new, starts it. */
  public void start() {
    try {
      new KeycloakDistribution(place.zip(), place.program()).unpack();
      build();
      Realm realm = Realm.withDemoUsers(place.realm());
      boolean fresh = prepareImport(realm);
      run();
      if (fresh) {
        Files.writeString(importStamp(), realm.digest());
      }
    } catch (IOException e) {
      throw new StartFailure("Keycloak could not be prepared: " + e.getMessage(), e);
    }
  }

  /** The issuer of the realm's tokens. */
  public String issuer() {
    return "http://127.0.0.1:%d/realms/holdfast".formatted(place.port());
  }

  private Path builtStamp() {
    return place.program().resolve(".built");
  }

  private Path importStamp() {
    return place.program().resolve("data/realm.imported");
  }

  private void build() throws IOException {
    String options = String.join(" ", BUILD_OPTIONS);
    if (prepared() && Files.readString(builtStamp()).equals(options)) {
      return;
    }
    launch("keycloak-build", "build", BUILD_OPTIONS).awaitExit(START_LIMIT);
    Files.writeString(builtStamp(), options);
  }

  /**
   * Keycloak imports a realm only where it has none. Its database holds nothing but the realm's
   * files, so another realm, or an import that was cut off, begins with an empty one.
   */
  private boolean prepareImport(Realm realm) throws IOException {
    if (Files.exists(importStamp()) && Files.readString(importStamp()).equals(realm.digest())) {
      return false;
    }
    Folders.delete(place.program().resolve("data"));
    Files.createDirectories(place.program().resolve("data/import"));
    Json.write(place.program().resolve("data/import/holdfast-realm.json"), realm.json());
    return true;
  }

  private void run() {
    ManagedProcess started =
        launch(
            "keycloak",
            "start",
            List.of(
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--hostname=http://127.0.0.1:" + place.port(),
                "--http-host=127.0.0.1",
                "--http-port=" + place.port(),
                "--http-management-port=" + place.managementPort(),
                "--cache=local"));
    process = started;
    Http http = new Http();
    started.awaitReady(
        () -> http.status(issuer() + "/protocol/openid-connect/certs") == 200, START_LIMIT);
  }

  private ManagedProcess launch(String name, String action, List<String> options) {
    String mark = JavaCommand.mark(name, place.home());
    Path program = place.program();
    List<String> command =
        JavaCommand.small(
            320,
            mark,
            "-XX:MaxMetaspaceSize=256m",
            "-Djava.net.preferIPv4Stack=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Dkc.home.dir=" + program,
            "-Djboss.server.config.dir=" + program.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-cp",
            program.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            action);
    command.addAll(options);
    return processes.start(name, command, mark, program, variables());
  }

  private Map<String, String> variables() {
    return Map.of(
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        "admin",
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        secrets.of("keycloak-admin"));
  }

  public boolean alive() {
    ManagedProcess running = process;
    return running != null && running.alive();
  }

  public void stop() {
    ManagedProcess running = process;
    if (running != null) {
      running.stop();
    }
  }

  /** Ends it as a crash would. */
  public void kill() {
    ManagedProcess running = process;
    if (running != null) {
      running.kill();
    }
  }

  public long pid() {
    ManagedProcess running = process;
    return running == null ? -1 : running.pid();
  }
}

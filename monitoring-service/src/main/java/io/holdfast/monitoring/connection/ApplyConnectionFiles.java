// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import io.holdfast.kit.access.Actor;
import io.holdfast.kit.history.History;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.time.Ids;
import io.holdfast.monitoring.connection.Connection.Origin;
import io.holdfast.monitoring.connection.Connection.State;
import io.holdfast.monitoring.connection.ConnectionFiles.Declared;
import io.holdfast.monitoring.sender.Senders;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes connections what the files of a folder declare, at every start: what is there is created or
 * changed, what is no longer there is given up, what returns is taken up again under its id. A
 * connection that the API created is left alone; a file that declares its key takes it over.
 */
@ApplicationScoped
public class ApplyConnectionFiles {

  private static final Logger LOG = Logger.getLogger(ApplyConnectionFiles.class);
  private static final Actor FILES = new Actor("holdfast", "connection-files", null, "files");

  private final ConnectionsConfig config;
  private final ConnectionStore store;
  private final ConnectionSecrets secrets;
  private final Senders senders;
  private final History history;
  private final Clock clock;

  ApplyConnectionFiles(
      ConnectionsConfig config,
      ConnectionStore store,
      ConnectionSecrets secrets,
      Senders senders,
      History history,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.secrets = secrets;
    this.senders = senders;
    this.history = history;
    this.clock = clock;
  }

  @Transactional
  void onStart(@Observes @Priority(1500) StartupEvent event) {
    store.lockAll();
    int sealed = secrets.sealAnew();
    if (sealed > 0) {
      LOG.infof("%d secrets are sealed with the new key", sealed);
    }
    config.folder().ifPresent(folder -> apply(Path.of(folder), System::getenv));
  }

  /**
   * Applies a folder.
   *
   * @throws IllegalStateException naming the file and what is wrong with it; nothing is applied
   */
  @Transactional
  void apply(Path folder, java.util.function.UnaryOperator<@Nullable String> environment) {
    Map<String, Connection> left = new TreeMap<>();
    store.declaredInFiles().forEach(connection -> left.put(connection.key(), connection));
    for (Declared declared : new ConnectionFiles(senders, environment).read(folder)) {
      left.remove(declared.document().requiredKey());
      apply(declared);
    }
    left.values().stream()
        .filter(connection -> connection.state() != State.RETIRED)
        .forEach(
            connection ->
                update(connection, connection.document(), State.RETIRED, "retired", "no file"));
  }

  private void apply(Declared declared) {
    ConnectionDocument document = declared.document();
    Connection before = store.find(document.requiredKey()).orElse(null);
    Connection now;
    if (before == null) {
      now = create(document);
    } else if (before.state() == State.RETIRED) {
      now = update(before, document, State.ACTIVE, "active", "declared again");
    } else if (!before.digest().equals(CanonicalJson.digest(document))
        || before.origin() != Origin.FILE) {
      now = update(before, document, before.state(), "changed", declared.file().toString());
    } else {
      now = before;
    }
    setSecrets(now, declared.secrets());
  }

  private Connection create(ConnectionDocument document) {
    Instant now = clock.instant();
    Connection created =
        new Connection(
            Ids.next(),
            document,
            CanonicalJson.digest(document),
            Origin.FILE,
            State.ACTIVE,
            now,
            now);
    store.insert(created);
    record(created, "created", null);
    return created;
  }

  private Connection update(
      Connection before, ConnectionDocument document, State state, String action, String reason) {
    Connection after =
        new Connection(
            before.id(),
            document,
            CanonicalJson.digest(document),
            Origin.FILE,
            state,
            before.createdAt(),
            clock.instant());
    store.update(after);
    record(after, action, reason);
    return after;
  }

  /** Secrets are as declared: nothing is done when they are in force already, in that order. */
  private void setSecrets(Connection connection, List<String> declared) {
    if (declared.isEmpty() || secrets.opened(connection.id()).equals(declared)) {
      return;
    }
    for (String secret : declared.reversed()) {
      secrets.set(connection.id(), secret, Duration.ofDays(36_500));
    }
    if (declared.size() == 1) {
      secrets.shown(connection.id()).stream()
          .skip(1)
          .forEach(old -> secrets.end(connection.id(), old.id()));
    }
    record(connection, "secret-set", null);
  }

  private void record(Connection connection, String action, @Nullable String reason) {
    history.record(
        ManageConnections.OBJECT,
        connection.id(),
        connection.team(),
        action,
        FILES,
        reason,
        connection.document());
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.monitoring.sender.Senders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads declarations of connections from a folder: one document a file, as the API takes it, and
 * {@code secrets}, a list of at most two references, the newest first: {@code env: NAME} or {@code
 * file: /path}. A secret itself in a file is refused.
 */
final class ConnectionFiles {

  private static final ObjectReader STRICT = Json.strict(ConnectionDocument.class);
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final int MOST_SECRETS = 2;

  /**
   * A declaration.
   *
   * @param secrets opened, the newest first
   */
  record Declared(Path file, ConnectionDocument document, List<String> secrets) {}

  private final Senders senders;
  private final UnaryOperator<@Nullable String> environment;

  ConnectionFiles(Senders senders, UnaryOperator<@Nullable String> environment) {
    this.senders = senders;
    this.environment = environment;
  }

  /**
   * Reads all of a folder.
   *
   * @throws IllegalStateException naming the file and what is wrong with it
   */
  List<Declared> read(Path folder) {
    Map<String, Declared> all = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      Declared declared = readFile(file);
      Declared other = all.putIfAbsent(declared.document().requiredKey(), declared);
      if (other != null) {
        throw wrong(file, "declares the key of " + other.file(), null);
      }
    }
    return List.copyOf(all.values());
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("holdfast.connections.folder: no folder " + folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^.].*\\.(json|ya?ml)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Declared readFile(Path file) {
    try {
      JsonNode tree =
          file.toString().endsWith(".json")
              ? Json.mapper().readTree(file.toFile())
              : YAML.readTree(file.toFile());
      if (!(tree instanceof ObjectNode declared)) {
        throw wrong(file, "is no object", null);
      }
      JsonNode references = declared.remove("secrets");
      ConnectionDocument document = STRICT.readValue(declared);
      ConnectionCheck.require(senders, document);
      return new Declared(file, document, secrets(file, references));
    } catch (Problem problem) {
      throw wrong(file, problem.detail() + " " + problem.violations(), problem);
    } catch (JsonProcessingException e) {
      throw wrong(file, e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> secrets(Path file, @Nullable JsonNode references) throws IOException {
    List<String> secrets = new ArrayList<>();
    if (references == null || references.isNull()) {
      return secrets;
    }
    if (!references.isArray() || references.size() > MOST_SECRETS) {
      throw wrong(file, "secrets is a list of at most two references", null);
    }
    for (JsonNode reference : references) {
      secrets.add(secret(file, reference));
    }
    return secrets;
  }

  private String secret(Path file, JsonNode reference) throws IOException {
    String name = reference.path("env").asText("");
    String path = reference.path("file").asText("");
    if (reference.size() != 1 || name.isEmpty() == path.isEmpty()) {
      throw wrong(file, "a secret is {env: NAME} or {file: /path}, never the secret itself", null);
    }
    String secret =
        name.isEmpty() ? Files.readString(Path.of(path)).strip() : environment.apply(name);
    if (secret == null || secret.length() < 16) {
      throw wrong(file, "the secret of " + reference + " has less than 16 characters", null);
    }
    return secret;
  }

  private static IllegalStateException wrong(Path file, String what, @Nullable Exception cause) {
    return new IllegalStateException("connection file " + file + ": " + what, cause);
  }
}

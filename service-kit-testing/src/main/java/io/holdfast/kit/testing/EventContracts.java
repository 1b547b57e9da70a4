// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.holdfast.kit.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The schemas in {@code contracts/events}: data of an event validated against its type's, every
 * example against its schema, and every schema against the one that was released, which stands in
 * {@code contracts/events/released}. {@code -Dcontracts.release=true} puts the present ones there.
 */
public final class EventContracts {

  static final String SCHEMA = ".schema.json";
  private static final String EXAMPLE = ".example.json";
  private static final String BASE = "https://holdfast.example/contracts/events/";
  private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

  private EventContracts() {}

  /** Fails when published data are not what the contract of their type says. */
  public static void check(Records.Published event) {
    check(event.type(), event.data());
  }

  /** Fails when data are not what the contract of the type says. */
  public static void check(String type, Object data) {
    List<String> faults = faults(type, Json.tree(data));
    if (!faults.isEmpty()) {
      throw new AssertionError(
          type + " breaks its contract:\n  " + String.join("\n  ", faults) + "\n" + data);
    }
  }

  /** The example of a type. */
  public static JsonNode example(String type) {
    return read(folder().resolve(type + EXAMPLE));
  }

  /** Fails unless every type has a sound schema and an example that validates. */
  public static void checkExamples() {
    List<String> faults = new ArrayList<>();
    for (String type : types(folder())) {
      if (!Files.exists(folder().resolve(type + EXAMPLE))) {
        faults.add(type + " has no example");
        continue;
      }
      JsonNode schema = read(folder().resolve(type + SCHEMA));
      for (String field : List.of("$schema", "$id", "title", "description", "type")) {
        if (!schema.hasNonNull(field)) {
          faults.add(type + ": the schema has no " + field);
        }
      }
      closed(type, "", schema, faults);
      faults(type, example(type)).forEach(fault -> faults.add(type + " example: " + fault));
    }
    fail(faults, "examples and schemas");
  }

  /** Fails when a schema says other than the released one of its type, adding aside. */
  public static void checkCompatible() {
    Path released = folder().resolve("released");
    if (Boolean.getBoolean("contracts.release")) {
      release(released);
    }
    List<String> faults = new ArrayList<>();
    for (String type : types(released)) {
      Path now = folder().resolve(type + SCHEMA);
      if (!Files.exists(now)) {
        faults.add(type + " was released and is gone");
        continue;
      }
      SchemaEvolution.breaks(read(released.resolve(type + SCHEMA)), read(now))
          .forEach(fault -> faults.add(type + fault));
    }
    fail(faults, "a released event type never changes its meaning; add a new version beside it");
  }

  private static void fail(List<String> faults, String heading) {
    if (!faults.isEmpty()) {
      throw new AssertionError(heading + ":\n  " + String.join("\n  ", faults));
    }
  }

  private static List<String> faults(String type, JsonNode data) {
    return SCHEMAS.computeIfAbsent(type, EventContracts::schema).validate(data).stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }

  private static JsonSchema schema(String type) {
    Path file = folder().resolve(type + SCHEMA);
    if (!Files.exists(file)) {
      throw new AssertionError("no contract " + file);
    }
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder ->
                builder.schemaMappers(
                    mappers -> mappers.mapPrefix(BASE, folder().toUri().toString())));
    return factory.getSchema(
        SchemaLocation.of(BASE + type + SCHEMA),
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /** Readers ignore unknown fields, so no object of an event is closed. */
  private static void closed(String type, String pointer, JsonNode schema, List<String> faults) {
    if (schema.path("additionalProperties").isBoolean()
        && !schema.path("additionalProperties").asBoolean()) {
      faults.add(type + pointer + ": additionalProperties is false, yet readers ignore unknown");
    }
    schema
        .properties()
        .forEach(entry -> closed(type, pointer + "/" + entry.getKey(), entry.getValue(), faults));
  }

  private static void release(Path released) {
    try {
      Files.createDirectories(released);
      for (String type : types(folder())) {
        Files.writeString(
            released.resolve(type + SCHEMA), Files.readString(folder().resolve(type + SCHEMA)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> types(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SCHEMA))
          .map(name -> name.substring(0, name.length() - SCHEMA.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    return Repository.root().resolve("contracts/events");
  }

  private static JsonNode read(Path file) {
    try {
      return Json.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.kit.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * The exported OpenAPI document {@code contracts/openapi/<service>.json} against the running
 * service. {@code -Dcontracts.update=true} writes it anew, unless the change breaks clients; {@code
 * -Dcontracts.break=accepted} writes it all the same, before a first release.
 */
public final class OpenApiContract {

  private static final int SHOWN = 60;

  private OpenApiContract() {}

  /** Fails when the service answers other than its exported document says, or says too little. */
  public static void check(String service) {
    OpenApiDocument running = OpenApiDocument.ofRunningService();
    fail("the API document says too little", lint(running));
    Path file = Repository.root().resolve("contracts/openapi/" + service + ".json");
    if (Boolean.getBoolean("contracts.update")) {
      update(file, running);
      return;
    }
    if (!Files.exists(file)) {
      throw new AssertionError("no " + file + "; run with -Dcontracts.update=true");
    }
    OpenApiDocument exported = read(file);
    fail("the change breaks clients", OpenApiEvolution.breaks(exported, running));
    fail(
        file.getFileName() + " differs; look at it and run with -Dcontracts.update=true",
        difference(exported.root(), running.root()));
  }

  private static void update(Path file, OpenApiDocument running) {
    if (Files.exists(file) && !"accepted".equals(System.getProperty("contracts.break"))) {
      fail("the change breaks clients", OpenApiEvolution.breaks(read(file), running));
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, running.root().toPrettyString() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OpenApiDocument read(Path file) {
    try {
      return OpenApiDocument.of(Json.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What every operation has to say. */
  static List<String> lint(OpenApiDocument document) {
    List<String> faults = new ArrayList<>();
    Map<String, String> ids = new LinkedHashMap<>();
    for (OpenApiDocument.Operation operation : document.operations()) {
      JsonNode definition = operation.definition();
      if (operation.id().isEmpty()) {
        faults.add(operation + " has no operationId");
      } else {
        String other = ids.put(operation.id(), operation.toString());
        if (other != null) {
          faults.add(operation + " and " + other + " are both " + operation.id());
        }
      }
      if (definition.path("summary").asText("").isBlank()) {
        faults.add(operation + " has no summary");
      }
      if (definition.path("tags").isEmpty()) {
        faults.add(operation + " has no tag");
      }
      if (definition.path("security").isEmpty() && definition.path("responses").has("401")) {
        faults.add(operation + " does not say which roles may call it");
      }
      if (definition.path("responses").isEmpty()) {
        faults.add(operation + " has no response");
      }
    }
    return faults;
  }

  /** One line per place that differs. */
  static List<String> difference(JsonNode exported, JsonNode running) {
    List<String> lines = new ArrayList<>();
    difference("", exported, running, lines);
    return lines;
  }

  private static void difference(
      String at, JsonNode exported, JsonNode running, List<String> lines) {
    if (exported.isObject() && running.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      exported.fieldNames().forEachRemaining(names::add);
      running.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        String pointer = at + "/" + name.replace("~", "~0").replace("/", "~1");
        if (!exported.has(name)) {
          lines.add("+ " + pointer + " " + brief(running.get(name)));
        } else if (!running.has(name)) {
          lines.add("- " + pointer + " " + brief(exported.get(name)));
        } else {
          difference(pointer, exported.get(name), running.get(name), lines);
        }
      }
    } else if (!Objects.equals(exported, running)) {
      lines.add("~ " + at + " was " + brief(exported) + ", is " + brief(running));
    }
  }

  private static String brief(JsonNode node) {
    String text = node.toString();
    return text.length() <= 100 ? text : text.substring(0, 97) + "...";
  }

  private static void fail(String heading, List<String> faults) {
    if (!faults.isEmpty()) {
      String shown = String.join("\n  ", faults.subList(0, Math.min(SHOWN, faults.size())));
      throw new AssertionError(
          "%s (%d):%n  %s%s"
              .formatted(heading, faults.size(), shown, faults.size() > SHOWN ? "\n  ..." : ""));
    }
  }
}

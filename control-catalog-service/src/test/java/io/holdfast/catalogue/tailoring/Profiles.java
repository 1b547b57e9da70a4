// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Profiles for tests. */
public final class Profiles {

  private static final Path EXAMPLE = Path.of("../examples/tailoring/profile.json");

  private Profiles() {}

  /** The one that the documentation shows. */
  public static ObjectNode example() {
    try {
      return (ObjectNode) Json.readTree(Files.readAllBytes(EXAMPLE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that changes nothing yet. */
  public static ObjectNode empty() {
    ObjectNode profile = Json.mapper().createObjectNode();
    return profile.put("title", "Ours").put("prefix", "OURS");
  }

  /** One that leaves an item out. */
  public static ObjectNode excluding(String id) {
    ObjectNode profile = empty();
    profile.putArray("exclude").addObject().put("id", id).put("justification", "Not ours.");
    return profile;
  }

  /** One that sets a value. */
  public static ObjectNode setting(String parameter, Object value) {
    ObjectNode profile = empty();
    profile
        .putObject("parameters")
        .putObject(parameter)
        .put("reason", "Stricter.")
        .set("value", Json.tree(value));
    return profile;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.process.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The realm with, here only, demo users: the realm file has no secrets; users, passwords and client
 * secrets come from the demo file.
 */
record Realm(ObjectNode json) {

  /** The realm of a folder with realm.json and demo-users.json. */
  static Realm withDemoUsers(Path folder) {
    return withDemoUsers(
        Json.read(folder.resolve("realm.json")), Json.read(folder.resolve("demo-users.json")));
  }

  static Realm withDemoUsers(JsonNode realm, JsonNode demo) {
    ObjectNode merged = realm.deepCopy();
    merged.withArray("users").addAll((ArrayNode) demo.path("users"));
    for (JsonNode client : merged.path("clients")) {
      JsonNode secret = demo.path("clientSecrets").path(client.path("clientId").asText());
      if (secret.isTextual()) {
        ((ObjectNode) client).put("secret", secret.asText());
      }
    }
    return new Realm(merged);
  }

  String digest() {
    try {
      byte[] bytes = json.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

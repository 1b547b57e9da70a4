// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.process.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords made for this installation, kept in a file that only its owner reads. */
public final class Secrets {

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  public Secrets(Path home) {
    this.file = home.resolve("secrets.json");
  }

  /** The secret of a name; made at the first call. */
  public synchronized String of(String name) {
    ObjectNode all =
        Files.exists(file) ? (ObjectNode) Json.read(file) : Json.MAPPER.createObjectNode();
    if (!all.has(name)) {
      byte[] bytes = new byte[24];
      random.nextBytes(bytes);
      all.put(name, HexFormat.of().formatHex(bytes));
      write(all);
    }
    return all.path(name).asText();
  }

  private void write(ObjectNode all) {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Json.write(file, all);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.quickstart.process.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Function;

/** Passwords made for this installation, kept in a file that only its owner reads. */
public final class Secrets {

  private final Path file;
  private final SecureRandom random = new SecureRandom();

  public Secrets(Path home) {
    this.file = home.resolve("secrets.json");
  }

  /** The secret of a name; made at the first call. */
  public String of(String name) {
    return of(name, 24, HexFormat.of()::formatHex);
  }

  /** A key of 32 bytes, in Base64, under a name; made at the first call. */
  public String key(String name) {
    return of(name, 32, Base64.getEncoder()::encodeToString);
  }

  private synchronized String of(String name, int length, Function<byte[], String> written) {
    ObjectNode all =
        Files.exists(file) ? (ObjectNode) Json.read(file) : Json.MAPPER.createObjectNode();
    if (!all.has(name)) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      all.put(name, written.apply(bytes));
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

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders of an installation.
 *
 * @param repository the checkout with the built modules
 * @param home where everything that survives a restart is kept
 */
public record Layout(Path repository, Path home) {

  /** {@code HOLDFAST_HOME}, else {@code .holdfast} in the checkout. */
  public static Layout of(Path repository) {
    String home = System.getenv("HOLDFAST_HOME");
    return new Layout(
        repository.toAbsolutePath().normalize(),
        home == null || home.isBlank()
            ? repository.resolve(".holdfast").toAbsolutePath().normalize()
            : Path.of(home).toAbsolutePath().normalize());
  }

  public Path logs() {
    return folder("logs");
  }

  /** Notes of the processes that run. */
  public Path run() {
    return folder("run");
  }

  /** The data of a part. */
  public Path data(String part) {
    return home.resolve("data").resolve(part);
  }

  /** A program unpacked for this installation; kept when data are deleted. */
  public Path program(String part) {
    return home.resolve("programs").resolve(part);
  }

  public Path log(String part) {
    return logs().resolve(part + ".log");
  }

  /** The ports of the last start. */
  public Path portsFile() {
    return home.resolve("ports.json");
  }

  private Path folder(String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds files of the repository from whatever module a test runs in. */
public final class Repository {

  private Repository() {}

  /** The folder that holds contracts and deploy. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("contracts/events"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no repository around " + Path.of("").toAbsolutePath());
    }
    return folder;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders with all that is in them. */
public final class Folders {

  private Folders() {}

  /**
   * Deletes a file or a folder; symbolic links are deleted, not followed.
   *
   * @throws StartFailure when it cannot
   */
  public static void delete(Path path) {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(path)) {
      for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new StartFailure("could not delete " + path + ": " + e.getMessage(), e);
    }
  }
}

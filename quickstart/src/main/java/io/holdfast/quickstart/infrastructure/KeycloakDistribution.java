// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import io.holdfast.quickstart.process.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak unpacked from its distribution, once for each version of it.
 *
 * @param zip the distribution
 * @param home where it is unpacked
 */
record KeycloakDistribution(Path zip, Path home) {

  /** Unpacks it when it is not there, whole, or of another version. */
  void unpack() throws IOException {
    String version = version();
    Path stamp = home.resolve(".unpacked");
    if (Files.exists(stamp) && Files.readString(stamp).equals(version)) {
      return;
    }
    Folders.delete(home);
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        unpack(entries, entry);
      }
    }
    Files.writeString(stamp, version);
  }

  private void unpack(ZipInputStream entries, ZipEntry entry) throws IOException {
    String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
    Path target = home.resolve(inside).normalize();
    if (!target.startsWith(home)) {
      throw new IOException("entry outside of the folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(entries, target);
    }
  }

  private String version() throws IOException {
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      ZipEntry first = entries.getNextEntry();
      return (first == null ? "" : first.getName()) + " " + Files.size(zip);
    }
  }
}

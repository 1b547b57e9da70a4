// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import io.holdfast.quickstart.process.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One launcher per installation; the operating system frees the lock when a launcher dies. */
final class InstallationLock {

  private final Layout layout;
  private @Nullable FileChannel channel;

  InstallationLock(Layout layout) {
    this.layout = layout;
  }

  void acquire() {
    try {
      Files.createDirectories(layout.home());
      FileChannel opened =
          FileChannel.open(
              layout.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(opened);
      if (lock == null) {
        opened.close();
        throw new StartFailure(
            "Holdfast is running already on "
                + layout.home()
                + " (./holdfast status, ./holdfast down)");
      }
      channel = opened;
    } catch (IOException e) {
      throw new StartFailure("no lock on " + layout.home() + ": " + e.getMessage(), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  void release() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new StartFailure("the lock could not be released: " + e.getMessage(), e);
      }
      channel = null;
    }
  }
}

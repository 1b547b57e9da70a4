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
public final class InstallationLock {

  private final Layout layout;
  private @Nullable FileChannel channel;

  public InstallationLock(Layout layout) {
    this.layout = layout;
  }

  /**
   * Takes the lock.
   *
   * @throws StartFailure when another process has it
   */
  public synchronized void acquire() {
    if (!tryAcquire()) {
      throw new StartFailure(
          "Holdfast is running already on "
              + layout.home()
              + " (./holdfast status shows it, ./holdfast down stops it)");
    }
  }

  /** Takes the lock unless another has it. */
  public synchronized boolean tryAcquire() {
    try {
      Files.createDirectories(layout.home());
      FileChannel opened =
          FileChannel.open(
              layout.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(opened) == null) {
        opened.close();
        return false;
      }
      channel = opened;
      return true;
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

  public synchronized boolean held() {
    return channel != null;
  }

  public synchronized void release() {
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

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much memory processes really take, in MiB: pages that several share are counted in shares
 * where the operating system tells them (Linux), else whole.
 */
public final class Memory {

  private static final int KIBIBYTES = 1024;

  private Memory() {}

  /** Of a process with those that it has started. */
  public static long ofAll(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(Memory::kibibytes)
            .sum()
        / KIBIBYTES;
  }

  /** Of a process alone. */
  public static long ofOne(ProcessHandle process) {
    return kibibytes(process) / KIBIBYTES;
  }

  private static long kibibytes(ProcessHandle process) {
    Path file = Path.of("/proc/" + process.pid() + "/smaps_rollup");
    try {
      return Files.isReadable(file) ? share(Files.readAllLines(file)) : resident(process.pid());
    } catch (IOException e) {
      return 0;
    }
  }

  static long share(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("Pss:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static long resident(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    return text.isEmpty() ? 0 : Long.parseLong(text);
  }
}

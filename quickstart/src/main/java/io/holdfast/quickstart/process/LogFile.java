// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A log file of a process, from where this run of it began.
 *
 * @param begin bytes that were there before
 */
public record LogFile(Path path, long begin) {

  private static final int READ_BYTES = 256 * 1024;
  private static final int SHOWN_LINES = 12;
  private static final int SHOWN_CHARACTERS = 300;
  private static final Pattern TROUBLE =
      Pattern.compile("\\b(ERROR|FATAL|PANIC|Caused by)\\b|Exception\\b|\\b(error|failed): ");
  private static final Pattern STACK_FRAME = Pattern.compile("^\\s+(at |\\.\\.\\. \\d+ more).*");

  /** What is worth showing when the process has failed, and where the whole log is. */
  public String explanation() {
    StringBuilder text = new StringBuilder();
    relevant(read().lines().toList()).forEach(line -> text.append("\n    ").append(line));
    return text.append("\n  its log: ").append(path).toString();
  }

  /** The last lines that tell of trouble; the last lines when none does. */
  static List<String> relevant(List<String> lines) {
    List<String> readable =
        lines.stream()
            .filter(line -> !STACK_FRAME.matcher(line).matches() && !line.isBlank())
            .map(LogFile::plain)
            .map(LogFile::shortened)
            .toList();
    List<String> trouble =
        readable.stream().filter(line -> TROUBLE.matcher(line).find()).distinct().toList();
    List<String> chosen = trouble.isEmpty() ? readable : trouble;
    return chosen.subList(Math.max(0, chosen.size() - SHOWN_LINES), chosen.size());
  }

  /** A JSON line of a service as a person reads it; any other line as it is. */
  private static String plain(String line) {
    if (!line.startsWith("{")) {
      return line;
    }
    try {
      JsonNode json = Json.MAPPER.readTree(line);
      String message = json.path("level").asText() + " " + json.path("message").asText();
      String cause = rootCause(json.path("exception"));
      return cause == null ? message : message + ": " + cause;
    } catch (JsonProcessingException e) {
      return line;
    }
  }

  private static @Nullable String rootCause(JsonNode exception) {
    JsonNode cause = exception;
    while (cause.path("causedBy").path("exception").isObject()) {
      cause = cause.path("causedBy").path("exception");
    }
    return cause.isObject()
        ? cause.path("exceptionType").asText() + " " + cause.path("message").asText()
        : null;
  }

  private static String shortened(String line) {
    return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + " ...";
  }

  private String read() {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(Math.min(begin, file.length()), file.length() - READ_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}

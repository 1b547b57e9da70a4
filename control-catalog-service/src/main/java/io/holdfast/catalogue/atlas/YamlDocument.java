// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Reads bytes as one YAML document without building a single object of it. How much, how deep and
 * how often repeated is counted on the stream of events, before a tree is made: the official file
 * of format 5.6.0 has 12,000 events, is 8 deep and has no alias.
 */
final class YamlDocument {

  /** Bytes of the largest file. */
  static final int MOST_BYTES = 16 * 1024 * 1024;

  /** Characters of a line; the parser's time grows with the square of it. */
  static final int LONGEST_LINE = 64 * 1024;

  static final int MOST_EVENTS = 200_000;
  static final int DEEPEST = 32;
  static final int MOST_ALIASES = 50;

  private YamlDocument() {}

  /**
   * The root of the document.
   *
   * @throws Problem malformed, with line and column, or too large
   */
  static YamlCursor read(byte[] bytes, Faults faults) {
    String text = decode(bytes);
    requireShortLines(text);
    try {
      count(text);
      Node root = yaml().compose(new StringReader(text));
      if (root == null) {
        throw malformed("the file is empty");
      }
      return new YamlCursor(root, "", faults);
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      String where =
          mark == null ? "" : "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
      throw malformed(where + ": " + e.getProblem());
    } catch (ReaderException e) {
      throw malformed("character " + e.getPosition() + " is none that YAML has");
    } catch (YAMLException e) {
      throw tooLarge(String.valueOf(e.getMessage()));
    }
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MOST_BYTES);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_ALIASES);
    return new Yaml(options);
  }

  private static void requireShortLines(String text) {
    int line = 1;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean ends = text.charAt(i) == '\n' || text.charAt(i) == '\r';
      length = ends ? 0 : length + 1;
      line += text.charAt(i) == '\n' ? 1 : 0;
      if (length > LONGEST_LINE) {
        throw tooLarge("line " + line + " has more than " + LONGEST_LINE + " characters");
      }
    }
  }

  private static void count(String text) {
    int events = 0;
    int depth = 0;
    int aliases = 0;
    for (Event event : yaml().parse(new StringReader(text))) {
      if (++events > MOST_EVENTS) {
        throw tooLarge("the file has more than " + MOST_EVENTS + " parts");
      }
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw tooLarge("the file is nested deeper than " + DEEPEST);
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (event instanceof AliasEvent && ++aliases > MOST_ALIASES) {
        throw tooLarge("the file repeats itself by more than " + MOST_ALIASES + " aliases");
      }
    }
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw malformed("the file is not UTF-8");
    }
  }

  private static Problem malformed(String detail) {
    return Problem.of(ProblemType.MALFORMED, detail);
  }

  private static Problem tooLarge(String detail) {
    return Problem.of(ProblemType.TOO_LARGE, detail);
  }
}

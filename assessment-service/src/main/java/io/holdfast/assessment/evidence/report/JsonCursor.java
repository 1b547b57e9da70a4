// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Walks through JSON without keeping it; what is not asked for is skipped. */
final class JsonCursor implements AutoCloseable {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Limits.DEPTH)
                  .maxStringLength(Limits.BUNDLE)
                  .maxNameLength(8 * 1024)
                  .maxNumberLength(100)
                  .build())
          .build();

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private final JsonParser parser;
  private final String line;

  /** What is done at the value of a field; a value that is left alone is skipped. */
  interface Field {
    void at(String name) throws IOException;
  }

  /** What is done at an element of an array; one that is left alone is skipped. */
  interface Element {
    void at() throws IOException;
  }

  /** What a whole document is read into. */
  interface Reading<T> {
    T from(JsonCursor json) throws IOException;
  }

  private JsonCursor(JsonParser parser, String line) {
    this.parser = parser;
    this.line = line;
  }

  /** Reads a document; nothing may follow it. */
  static <T> T read(InputStream in, Reading<T> reading) throws IOException {
    try (JsonCursor json = new JsonCursor(JSON.createParser(in), "")) {
      return json.whole(reading);
    }
  }

  /** Reads one line; what is wrong with it is told by the line's number. */
  static <T> T read(byte[] line, int length, long number, Reading<T> reading) throws IOException {
    try (JsonCursor json = new JsonCursor(JSON.createParser(line, 0, length), "line " + number)) {
      return json.whole(reading);
    }
  }

  private <T> T whole(Reading<T> reading) throws IOException {
    try {
      parser.nextToken();
      T result = reading.from(this);
      if (parser.nextToken() != null) {
        throw fail("more follows after the end");
      }
      return result;
    } catch (JsonProcessingException e) {
      throw fail("not JSON as expected: " + e.getOriginalMessage());
    } catch (java.io.CharConversionException e) {
      throw fail("not UTF-8, UTF-16 or UTF-32 text");
    }
  }

  /** A failure at the current place. */
  UnreadableReport fail(String what) {
    if (!line.isEmpty()) {
      return new UnreadableReport(line, what);
    }
    JsonPointer pointer = parser.getParsingContext().pathAsPointer();
    return new UnreadableReport(Limits.cut(pointer.toString()), what);
  }

  /** Goes through the object that the cursor is at. */
  void object(Field field) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw fail("an object is expected");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      field.at(name);
      skip();
    }
  }

  /** Goes through the array that the cursor is at; null counts as empty. */
  void array(Element element) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw fail("an array is expected");
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      element.at();
      skip();
    }
  }

  private void skip() throws IOException {
    if (parser.currentToken() == null) {
      throw fail("ends too early");
    }
    if (parser.currentToken().isStructStart()) {
      parser.skipChildren();
    }
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /** The text here, whole; null where it says null. */
  @Nullable String text() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getText();
      case VALUE_NULL -> null;
      case null, default -> throw fail("a text is expected");
    };
  }

  /** The text here, cut to what is kept; null where it is none. */
  @Nullable String label() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING ? Limits.cut(parser.getText()) : null;
  }

  /** The text here, which has to be there. */
  String required() throws IOException {
    String text = text();
    if (text == null) {
      throw fail("a text is expected");
    }
    return text;
  }

  /** The count here; absent where it says null. */
  @Nullable Long count() throws IOException {
    if (isNull()) {
      return null;
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 0) {
      throw fail("a count is expected");
    }
    return parser.getLongValue();
  }

  /** Whether it says -1 here, which some formats mean as none. */
  boolean isNegativeOne() throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getText().equals("-1");
  }

  /** Whether it says false here. */
  boolean isFalse() {
    return parser.currentToken() == JsonToken.VALUE_FALSE;
  }

  /** The instant here; absent where it has no time zone or is none. */
  @Nullable Instant instant() throws IOException {
    return instant(label());
  }

  /** The instant of a text; absent where it has no time zone or is none. */
  static @Nullable Instant instant(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Instant instant = OffsetDateTime.parse(text.strip()).toInstant();
      return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
    } catch (DateTimeException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that comes from outside: valid UTF-8, no repeated names, nothing after the value, no
 * text that cannot be stored or sent on (NUL, half a surrogate pair).
 */
public final class StrictJson {

  private static final ObjectReader READER =
      Json.mapper()
          .reader()
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern JSON_TYPE =
      Pattern.compile("(application|text)/([a-z0-9.-]+\\+)?json");

  private StrictJson() {}

  /**
   * Reads bytes as text.
   *
   * @throws Problem malformed, when they are not UTF-8
   */
  public static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw malformed("", "not-utf-8", "the body is not valid UTF-8");
    }
  }

  /**
   * Reads the body of a delivery as text.
   *
   * @throws Problem unsupported, when it does not say that it is JSON; malformed
   */
  public static String text(Received received) {
    if (!JSON_TYPE.matcher(received.mediaType()).matches()) {
      throw Problem.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE,
          "JSON is expected here, not '%s'".formatted(received.mediaType()));
    }
    return text(received.body());
  }

  /**
   * Reads the body of a delivery as an object.
   *
   * @throws Problem unsupported; malformed
   */
  public static JsonNode object(Received received) {
    return object(text(received), "");
  }

  /**
   * Reads an object.
   *
   * @throws Problem malformed, also when it is another value
   */
  public static JsonNode object(String text, String pointer) {
    return requireObject(read(text, pointer), pointer);
  }

  /**
   * Takes a value that was read for an object.
   *
   * @throws Problem malformed, when it is another value
   */
  public static JsonNode requireObject(JsonNode node, String pointer) {
    if (!node.isObject()) {
      throw malformed(pointer, "not-an-object", "an object is expected");
    }
    return node;
  }

  /**
   * Reads a value.
   *
   * @throws Problem malformed, saying where
   */
  public static JsonNode read(String text, String pointer) {
    JsonNode node;
    try {
      node = READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw unreadable(e, pointer);
    }
    if (node == null || node.isMissingNode()) {
      throw malformed(pointer, "not-json", "the body is empty");
    }
    String bad = unstorable(node, pointer);
    if (bad != null) {
      throw malformed(bad, "bad-character", "a text holds NUL or half a surrogate pair");
    }
    return node;
  }

  /**
   * Cuts an array into the texts of its elements, as they were written.
   *
   * @throws Problem malformed, when it is no array
   */
  public static List<String> elements(String text, int most) {
    List<String> elements = new ArrayList<>();
    try (JsonParser parser = Json.mapper().getFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw malformed("", "not-an-array", "a batch is a JSON array of events");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        boolean structure = parser.currentToken().isStructStart();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getCharOffset();
        elements.add(structure ? text.substring(start, end) : "null");
        if (elements.size() > most) {
          throw Problem.of(ProblemType.TOO_LARGE, "a batch holds at most " + most + " events");
        }
      }
      if (parser.nextToken() != null) {
        throw malformed("", "not-json", "something follows the array");
      }
      return elements;
    } catch (JsonProcessingException e) {
      throw unreadable(e, "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem unreadable(JsonProcessingException e, String pointer) {
    if (e instanceof StreamConstraintsException) {
      return malformed(pointer, "too-deep-or-long", e.getOriginalMessage());
    }
    String where =
        e.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return malformed(pointer, "not-json", "not JSON as it has to be here" + where);
  }

  private static Problem malformed(String pointer, String code, String message) {
    return Problem.of(
        ProblemType.MALFORMED, message, List.of(new Violation(pointer, code, message)));
  }

  private static @Nullable String unstorable(JsonNode node, String pointer) {
    if (node.isTextual()) {
      return unstorable(node.asText()) ? pointer : null;
    }
    int index = 0;
    for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
      String found = unstorable(item, pointer + "/" + index++);
      if (found != null) {
        return found;
      }
    }
    for (var field : node.properties()) {
      String found =
          unstorable(field.getKey())
              ? pointer
              : unstorable(field.getValue(), pointer + "/" + field.getKey());
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether a text holds what cannot be stored or sent on. */
  public static boolean unstorable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !pair)) {
        return true;
      }
      i += pair ? 1 : 0;
    }
    return false;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.kit.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Results as canonical JSON: the components of the engine's records and nothing derived. */
public final class ResultJson {

  private static final ObjectMapper MAPPER =
      Json.mapper()
          .copy()
          .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);

  /** What RFC 8785 asks for, as long as no number has a fraction; a result has none. */
  static final ObjectWriter CANONICAL =
      MAPPER
          .copy()
          .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .writer()
          .with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .without(JsonWriteFeature.WRITE_HEX_UPPER_CASE);

  static final ObjectReader RESULT = MAPPER.readerFor(Assessment.class);

  private static final int BUFFER = 16_384;

  private ResultJson() {}

  /** As it is stored: in the zlib format (RFC 1950), a tenth of its size. */
  static byte[] packed(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 8);
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater, BUFFER)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  static Assessment unpacked(byte[] packed) {
    try {
      return RESULT.readValue(inflated(packed));
    } catch (IOException e) {
      throw new IllegalStateException("stored result cannot be read", e);
    }
  }

  /** Reads the result before another one, of which it takes what is the same in both. */
  static Assessment unpackedBefore(byte[] packed, WrittenResult after) {
    try {
      return ResultBefore.read(inflated(packed), after);
    } catch (IOException e) {
      throw new IllegalStateException("stored result cannot be read", e);
    }
  }

  private static byte[] inflated(byte[] packed) throws IOException {
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  /** Of a value that more may follow. */
  static ObjectReader partReader(Class<?> type) {
    return MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /** Of the value that stands at a place; offsets count from there. */
  static JsonParser parser(byte[] json, int from) throws IOException {
    return MAPPER.getFactory().createParser(json, from, json.length - from);
  }

  /** What differs from the result before, as JSON. */
  public static String text(ChangesView changes) {
    try {
      return MAPPER.writeValueAsString(changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("changes can always be written", e);
    }
  }

  public static ChangesView readChanges(String text) {
    try {
      return MAPPER.readValue(text, ChangesView.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored changes cannot be read", e);
    }
  }

  public static Assessment read(String text) {
    try {
      return RESULT.readValue(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored result cannot be read", e);
    }
  }
}

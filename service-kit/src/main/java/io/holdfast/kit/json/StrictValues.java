// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;

/**
 * Refuses values that JSON can say and PostgreSQL cannot keep, where they are read: then the
 * problem names the field.
 */
final class StrictValues {

  /** RFC 3339 has years of four digits. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private StrictValues() {}

  static Module module() {
    return new SimpleModule("holdfast-strict-values")
        .addDeserializer(String.class, new Text())
        .addDeserializer(Instant.class, new Moment());
  }

  /** Text, and no number for it, without U+0000 and without halves of surrogate pairs. */
  private static final class Text extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return (String) context.handleUnexpectedToken(String.class, json);
      }
      String text = StringDeserializer.instance.deserialize(json, context);
      if (text != null && text.codePoints().anyMatch(Text::cannotBeKept)) {
        throw context.weirdStringException(text, String.class, "a character that cannot be kept");
      }
      return text;
    }

    private static boolean cannotBeKept(int codePoint) {
      return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
    }
  }

  /** An instant as text in RFC 3339; a number could be seconds or milliseconds. */
  private static final class Moment extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    Moment() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        return (Instant) context.handleUnexpectedToken(Instant.class, json);
      }
      String text = json.getText();
      Instant instant = InstantDeserializer.INSTANT.deserialize(json, context);
      if (instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
        throw context.weirdStringException(
            text, Instant.class, "no instant of the years 1 to 9999");
      }
      return instant;
    }
  }
}

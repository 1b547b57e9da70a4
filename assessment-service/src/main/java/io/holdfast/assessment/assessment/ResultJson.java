// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.kit.json.CanonicalEscapes;
import io.holdfast.kit.json.Json;

/** Results as canonical JSON: the components of the engine's records and nothing derived. */
public final class ResultJson {

  private static final ObjectMapper MAPPER =
      Json.mapper()
          .copy()
          .setVisibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE);

  /** What RFC 8785 asks for, as long as no number has a fraction; a result has none. */
  private static final ObjectWriter CANONICAL =
      MAPPER
          .copy()
          .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .writer()
          .with(new CanonicalEscapes());

  private ResultJson() {}

  /** RFC 8785 text; the same result gives the same bytes. */
  public static String text(Assessment assessment) {
    try {
      return CANONICAL.writeValueAsString(assessment);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result can always be written", e);
    }
  }

  /** What differs from the result before, as JSON. */
  public static String text(ChangesView changes) {
    return MAPPER.valueToTree(changes).toString();
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
      return MAPPER.readValue(text, Assessment.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored result cannot be read", e);
    }
  }
}

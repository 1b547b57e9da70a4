// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictValuesTest {

  private final ObjectMapper mapper = new ObjectMapper();

  StrictValuesTest() {
    mapper.registerModule(new JavaTimeModule());
    new RestMapperCustomizer().customize(mapper);
  }

  private record Note(String text, Instant at, List<String> tags) {}

  @Test
  void readsWhatCanBeKept() throws JsonProcessingException {
    Note note =
        mapper.readValue(
            """
            {"text":"tab\\t, \\ud83d\\ude00","at":"2026-11-02T09:00:00Z","tags":["a"]}
            """,
            Note.class);

    assertThat(note.text()).isEqualTo("tab\t, \ud83d\ude00");
    assertThat(note.at()).isEqualTo(Instant.parse("2026-11-02T09:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'text':'a\\u0000b'}",
        "{'text':'\\ud800'}",
        "{'text':5}",
        "{'text':true}",
        "{'text':['a']}",
        "{'tags':[1]}",
        "{'at':'+20000-01-01T00:00:00Z'}",
        "{'at':'-0001-01-01T00:00:00Z'}",
        "{'at':1764000000}",
        "{'at':''}",
        "{'tags':['\\u0000']}"
      })
  void refusesWhatCannotBeKeptAndNamesTheField(String document) {
    assertThatThrownBy(() -> mapper.readValue(document.replace('\'', '"'), Note.class))
        .isInstanceOfSatisfying(
            JsonMappingException.class,
            failure ->
                assertThat(failure.getPath().getFirst().getFieldName())
                    .isEqualTo(document.substring(2, document.indexOf(':') - 1)));
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void comesBackAsItWasGiven() {
    Cursor cursor = Cursor.of("Zürich, 東京", "", 42);

    assertThat(Cursor.decode(cursor.encode(), 3).values()).containsExactly("Zürich, 東京", "", "42");
  }

  @Test
  void fitsIntoAQueryParameter() {
    assertThat(Cursor.of("???>>>~~~").encode()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "a", "nonsense!"})
  void refusesWhatIsNoCursor(String text) {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> Cursor.decode(text, 2))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.INVALID))
        .satisfies(
            problem ->
                assertThat(problem.violations())
                    .singleElement()
                    .satisfies(violation -> assertThat(violation.pointer()).isEqualTo("?cursor")));
  }

  @Test
  void refusesTheCursorOfAnotherList() {
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> Cursor.decode(Cursor.of("a", "b").encode(), 1));
  }

  @Test
  void refusesBytesThatAreNoText() {
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> Cursor.decode("xx", 1));
  }

  @Test
  void refusesWhatTheDatabaseCannotCompare() {
    String withNul =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("a\u0000b".getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(Problem.class).isThrownBy(() -> Cursor.decode(withNul, 1));
  }

  @Test
  void pagesEndWithoutACursor() {
    PageRequest two = new PageRequest(2, null);

    assertThat(Page.of(List.of(1, 2), two, Cursor::of).next()).isNull();
    Page<Integer> first = Page.of(List.of(1, 2, 3), two, Cursor::of);
    assertThat(first.items()).containsExactly(1, 2);
    assertThat(first.next()).isEqualTo(Cursor.of(2).encode());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 501})
  void limitsAreBounded(int limit) {
    assertThatExceptionOfType(Problem.class).isThrownBy(() -> PageRequest.of(limit, null, 1));
  }
}

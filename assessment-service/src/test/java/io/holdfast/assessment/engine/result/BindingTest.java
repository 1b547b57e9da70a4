// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.assessment.engine.input.Access;
import io.holdfast.assessment.engine.input.Level;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The hash by which a decision is bound (method.md section 8). */
class BindingTest {

  private static final List<String> PATH = List.of("api", "model");
  private static final List<String> DRIFT = List.of("f1");

  private static String hash(
      Access access,
      @Nullable String actor,
      List<String> path,
      Level impact,
      String version,
      List<String> findings) {
    return new Binding(access, actor, path, impact, version, findings).hash();
  }

  @Test
  void staysWhatItIsSinceDecisionsAreStoredWithIt() {
    assertThat(hash(Access.INFER_QUERY, "customer", PATH, Level.M, "digest m1", DRIFT))
        .isEqualTo("sha256:97904be448c0812ef9af99c3cdc2ad0f82a259db7fbb42fc160448ad1920d718");
    assertThat(hash(Access.PHYSICAL, null, List.of("camera"), Level.H, "", List.of()))
        .isEqualTo("sha256:4e077f0da6e5a56ff86ac60b2044d755ee3b79ce4cc1df8ab86cb8ce7c7edf0e");
  }

  @Test
  void differsWithEveryPart() {
    assertThat(
            Stream.of(
                hash(Access.INFER_QUERY, "customer", PATH, Level.M, "m1", DRIFT),
                hash(Access.INFER_SCORES, "customer", PATH, Level.M, "m1", DRIFT),
                hash(Access.INFER_QUERY, "analyst", PATH, Level.M, "m1", DRIFT),
                hash(Access.INFER_QUERY, null, PATH, Level.M, "m1", DRIFT),
                hash(Access.INFER_QUERY, "customer", PATH.reversed(), Level.M, "m1", DRIFT),
                hash(Access.INFER_QUERY, "customer", List.of("model"), Level.M, "m1", DRIFT),
                hash(Access.INFER_QUERY, "customer", PATH, Level.H, "m1", DRIFT),
                hash(Access.INFER_QUERY, "customer", PATH, Level.M, "m2", DRIFT),
                hash(Access.INFER_QUERY, "customer", PATH, Level.M, "m1", List.of()),
                hash(Access.INFER_QUERY, "customer", PATH, Level.M, "m1", List.of("f1", "f2"))))
        .doesNotHaveDuplicates();
  }
}

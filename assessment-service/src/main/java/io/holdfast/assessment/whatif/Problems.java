// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.whatif;

import io.holdfast.assessment.evidence.Subject;
import io.holdfast.assessment.upstream.VersionRef;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, all of it, each by its pointer. */
final class Problems {

  private final List<Violation> found = new ArrayList<>();

  void add(String pointer, String code, String message) {
    found.add(new Violation(pointer, code, message));
  }

  /** The text, and a problem when there is none. */
  String need(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      add(pointer, "missing", "a text is needed");
      return "";
    }
    return text;
  }

  /** A digest that is none is a problem; an absent one is not. */
  void digest(String pointer, @Nullable String digest) {
    if (digest != null && !VersionRef.isDigest(digest)) {
      add(pointer, "bad-digest", VersionRef.DIGEST_FORM);
    }
  }

  void subject(String pointer, Subject subject) {
    subject.check(pointer, found);
  }

  int count() {
    return found.size();
  }

  /**
   * Ends it when anything is wrong.
   *
   * @throws Problem unprocessable
   */
  void refuse() {
    if (!found.isEmpty()) {
      throw Problem.of(ProblemType.UNPROCESSABLE, found.getFirst().message(), found);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The check that every edition passes before it is built in and again before it is loaded. It says
 * everything that is wrong at once, each with file and JSON pointer.
 */
public final class EditionCheck {

  private EditionCheck() {}

  /** Everything that is wrong; empty: the edition may be published. */
  public static List<Defect> check(EditionFiles files) {
    Defects defects = new Defects();
    files.checkShape(defects);
    if (defects.found().isEmpty()) {
      EditionContent content = files.content();
      new ReferenceCheck(content, defects).run();
      new MappingCheck(content, defects).run();
      new CompletenessCheck(content, defects).run();
    }
    return defects.found();
  }

  /**
   * Lets only editions through that have no defect.
   *
   * @throws IllegalStateException naming every defect
   */
  public static EditionContent require(EditionFiles files) {
    List<Defect> defects = check(files);
    if (!defects.isEmpty()) {
      throw new IllegalStateException(
          defects.stream()
              .map(Defect::toString)
              .collect(Collectors.joining("\n  ", "the edition has defects:\n  ", "")));
    }
    return files.content();
  }
}

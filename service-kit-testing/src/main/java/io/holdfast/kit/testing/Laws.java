// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The laws of architecture.md as tests. Every module has an {@code ArchitectureTest} of one line:
 * {@code Laws.check("io.holdfast.inventory")}. All breaches are told at once, each with the reason
 * of its law.
 */
public final class Laws {

  private Laws() {}

  /** Checks the classes under a package and the sources of the module that the test runs in. */
  public static void check(String rootPackage) {
    check(rootPackage, Path.of("src/main/java"));
  }

  /** Checks the classes under a package and the sources in a folder. */
  public static void check(String rootPackage, Path sources) {
    List<String> breaches = new ArrayList<>(classBreaches(classes(rootPackage), rootPackage));
    breaches.addAll(SourceLaws.breaches(sources));
    if (!breaches.isEmpty()) {
      throw new AssertionError(
          breaches.size() + " breaches of the laws\n\n" + String.join("\n\n", breaches));
    }
  }

  static List<String> classBreaches(JavaClasses classes, String rootPackage) {
    List<String> breaches = new ArrayList<>();
    for (ArchRule law : ClassLaws.all(rootPackage)) {
      var result = law.allowEmptyShould(true).evaluate(classes);
      if (result.hasViolation()) {
        breaches.add(
            law.getDescription()
                + "\n  - "
                + String.join("\n  - ", result.getFailureReport().getDetails()));
      }
    }
    return breaches;
  }

  private static JavaClasses classes(String rootPackage) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/io/holdfast/kit/testing/"))
            .importPackages(rootPackage);
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("no classes under " + rootPackage);
    }
    return classes;
  }
}

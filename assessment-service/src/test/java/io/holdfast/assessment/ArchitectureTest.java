// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.holdfast.kit.testing.Laws;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheLaws() {
    Laws.check("io.holdfast.assessment");
  }

  @Test
  void aResultHoldsNothingThatIsMadeOutOfResults() {
    noClasses()
        .that()
        .resideInAPackage("..engine.result..")
        .or()
        .haveSimpleName("Assessor")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..engine.change..", "..engine.gate..", "..engine.plan..")
        .because("these may be read otherwise without a new method version (ADR 7)")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.holdfast.assessment.engine"));
  }
}

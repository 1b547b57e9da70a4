// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LawsTest {

  private static final String BREACHES = "io.holdfast.kit.testing.breaches";
  private static final List<String> FOUND =
      Laws.classBreaches(new ClassFileImporter().importPackages(BREACHES), BREACHES);
  private static final Path KIT = Repository.root().resolve("service-kit/src/main");

  @Test
  void theKitObeysThem() {
    assertThatCode(() -> Laws.check("io.holdfast.kit", KIT.resolve("java")))
        .doesNotThrowAnyException();
  }

  @Test
  void theKitKnowsNoWordOfTheDomain() {
    assertThat(SourceLaws.domainWords(KIT)).isEmpty();
  }

  @Test
  void thisModuleKeepsItsSourcesShort() {
    assertThat(SourceLaws.breaches(Path.of("src/main/java"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rule.apply(com.fasterxml.jackson.databind.JsonNode, java.time.Clock)> has parameter of"
            + " type <com.fasterxml.jackson.databind.JsonNode>",
        "calls method <java.time.Clock.instant()>",
        "Cycle detected",
        "jakarta.ws.rs.core.Response",
        "io.holdfast.kit.inbox.InboxMessage",
        "RightResource.get() does not",
        "LeftStore.save(org.apache.kafka.clients.producer.KafkaProducer,"
            + " io.holdfast.kit.inbox.InboxMessage) is",
        "calls method <org.apache.kafka.clients.producer.KafkaProducer.flush()>",
        "calls method <java.time.Instant.now()>",
        "RightHelper"
      })
  void breachesAreNoticed(String breach) {
    assertThat(String.join("\n", FOUND)).contains(breach);
  }

  @Test
  void everyLawSaysWhy() {
    assertThat(ClassLaws.all("io.holdfast"))
        .allSatisfy(law -> assertThat(law.getDescription()).contains("because"));
  }

  @Test
  void longMethodsAndClassesAreNoticed(@TempDir Path folder) throws IOException {
    String method = "  void m() {\n" + "    int i;\n".repeat(39) + "  }\n";
    Files.writeString(
        folder.resolve("Long.java"),
        "// SPDX-License-Identifier: Apache-2.0\npackage p;\nclass Long {\n"
            + method
            + method.replace("m()", "fits()").replaceFirst("    int i;\n", "")
            + "\n".repeat(300)
            + "}\n");

    assertThat(SourceLaws.breaches(folder))
        .hasSize(3)
        .anyMatch(breach -> breach.contains("method m has 41 lines"))
        .anyMatch(breach -> breach.contains("Long.java has 385 lines"))
        .anyMatch(breach -> breach.contains("no package-info.java"));
  }
}

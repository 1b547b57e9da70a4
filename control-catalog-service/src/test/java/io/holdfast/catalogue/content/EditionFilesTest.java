// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditionFilesTest {

  private final EditionFiles files = EditionFixtures.builtIn();

  @Test
  void namesAnEditionFolderThatIsNotThere() {
    assertThatThrownBy(() -> EditionFiles.builtIn("1999.1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no edition file /catalogue/1999.1/edition.json");
  }

  @Test
  void refusesAFileThatIsNoList() {
    Map<String, JsonNode> documents = new HashMap<>();
    documents.put("edition.json", files.document("edition.json"));
    documents.put("vocabulary.json", files.document("vocabulary.json"));

    assertThat(EditionCheck.check(EditionFiles.of(documents)))
        .extracting(Defect::file, Defect::code)
        .contains(tuple("threats.json", "shape"), tuple("mappings.json", "shape"));
  }

  @Test
  void anEditionWithoutTheFilesThatItMayDoWithoutIsReadAndHasItsOwnDigest() {
    Map<String, JsonNode> documents = new HashMap<>();
    for (String file :
        List.of(
            "edition.json",
            "vocabulary.json",
            "threats.json",
            "controls.json",
            "evidence-kinds.json",
            "requirements.json",
            "mappings.json",
            "context.json")) {
      documents.put(file, files.document(file));
    }
    EditionFiles older = EditionFiles.of(documents);

    assertThat(older.content().controlMappings()).isEmpty();
    assertThat(older.content().externalMappings()).isEmpty();
    assertThat(older.canonicalText()).doesNotContain("Mappings\"");
  }
}

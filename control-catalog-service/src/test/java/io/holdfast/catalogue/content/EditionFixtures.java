// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Editions for tests, made from the built-in one. */
public final class EditionFixtures {

  private EditionFixtures() {}

  /** The built-in edition as it is. */
  public static EditionFiles builtIn() {
    return EditionFiles.builtIn("2026.11");
  }

  /** The same content under another version. */
  public static EditionFiles ofVersion(String version) {
    EditionFiles files = builtIn();
    ((ObjectNode) files.document("edition.json")).put("version", version);
    return files;
  }

  /** Other words under the version that was published. */
  public static EditionFiles changedWords() {
    EditionFiles files = builtIn();
    ((ObjectNode) files.document("controls.json").path(0)).put("summary", "Something else.");
    return files;
  }

  /** An edition that may not be published. */
  public static EditionFiles withADefect() {
    EditionFiles files = ofVersion("2099.1.0");
    ((ObjectNode) files.document("controls.json").path(1)).put("id", "MC-01");
    return files;
  }

  /** A list in a file, to be spoilt. */
  public static ArrayNode list(EditionFiles files, String file, String pointer) {
    return (ArrayNode) at(files, file, pointer);
  }

  /** An object in a file, to be spoilt. */
  public static ObjectNode object(EditionFiles files, String file, String pointer) {
    return (ObjectNode) at(files, file, pointer);
  }

  private static JsonNode at(EditionFiles files, String file, String pointer) {
    return files.document(file).at(pointer);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The OSCAL models that the catalogue reads and writes. */
public enum OscalKind {
  CATALOG("catalog", "catalog"),
  PROFILE("profile", "profile"),
  MAPPING_COLLECTION("mapping-collection", "mapping"),
  COMPONENT_DEFINITION("component-definition", "component");

  private final String root;
  private final String schema;

  OscalKind(String root, String schema) {
    this.root = root;
    this.schema = schema;
  }

  /** Name of the member that holds the whole document. */
  public String root() {
    return root;
  }

  /** The model's part in the file name of its JSON schema. */
  public String schema() {
    return schema;
  }

  /** The model by the name of its root. */
  public static Optional<OscalKind> ofRoot(String root) {
    return Arrays.stream(values()).filter(kind -> kind.root.equals(root)).findFirst();
  }

  /** The names of all roots. */
  public static List<String> roots() {
    return Arrays.stream(values()).map(OscalKind::root).toList();
  }
}

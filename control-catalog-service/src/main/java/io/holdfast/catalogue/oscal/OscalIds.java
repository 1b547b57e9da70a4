// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identifiers of what the catalogue writes as OSCAL. UUIDs are derived from names (RFC 9562,
 * section 5.5), so that the same edition has the same ones everywhere and always.
 */
public final class OscalIds {

  /** Version of OSCAL that is written. */
  public static final String OSCAL_VERSION = "1.2.1";

  /** Namespace of properties and parts that OSCAL has no name for. */
  public static final String NAMESPACE = "https://holdfast.example/ns/oscal";

  /** Where the catalogues are read. */
  public static final String CATALOG_PATH = "/api/v1/catalogue/oscal/catalog";

  private static final UUID SPACE =
      Generators.nameBasedGenerator(NameBasedGenerator.NAMESPACE_URL).generate(NAMESPACE);

  private OscalIds() {}

  /** The UUID of a thing by the names on the way to it. */
  public static UUID uuid(String... names) {
    return Generators.nameBasedGenerator(SPACE).generate(String.join("\u001f", names));
  }

  /**
   * The UUID of a catalogue.
   *
   * @param framework absent: the controls of the edition
   */
  public static UUID catalog(String edition, @Nullable String framework) {
    return framework == null
        ? uuid(edition, OscalKind.CATALOG.root())
        : uuid(edition, OscalKind.CATALOG.root(), framework);
  }

  /** Where a catalogue is read; see {@link #catalog}. */
  public static String catalogHref(String edition, @Nullable String framework) {
    return CATALOG_PATH
        + "?edition="
        + edition.replace("+", "%2B")
        + (framework == null ? "" : "&framework=" + framework);
  }
}

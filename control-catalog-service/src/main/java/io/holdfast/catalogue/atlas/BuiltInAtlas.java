// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import io.holdfast.kit.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What the built-in edition knows of ATLAS: an index beside its files, reduced and with known gaps.
 * It is no part of the edition's content, nor of its digest.
 */
final class BuiltInAtlas {

  static final String RESOURCE = "/catalogue/2026.11/atlas.json";

  private BuiltInAtlas() {}

  static AtlasContent read() {
    try (InputStream in = BuiltInAtlas.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no index " + RESOURCE);
      }
      return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), AtlasContent.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

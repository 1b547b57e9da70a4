// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender.openlineage;

import io.holdfast.kit.json.CanonicalJson;
import java.nio.charset.StandardCharsets;

/** Short keys for names of any length. */
final class CanonicalKey {

  private CanonicalKey() {}

  static String of(String name) {
    return CanonicalJson.digestOf(name.getBytes(StandardCharsets.UTF_8))
        .substring("sha256:".length());
  }
}

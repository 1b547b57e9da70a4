// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.catalogue.content.EditionContent;

/** Opens editions in tests without a database. */
public final class Editions {

  private Editions() {}

  public static OpenEdition open(EditionContent content) {
    return new OpenEdition(content);
  }
}

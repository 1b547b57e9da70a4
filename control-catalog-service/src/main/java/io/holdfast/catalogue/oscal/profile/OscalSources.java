// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.profile;

import io.holdfast.catalogue.oscal.OscalDocument;
import java.util.Optional;

/** Where a profile finds what it imports. */
@FunctionalInterface
public interface OscalSources {

  /**
   * A document that another one refers to.
   *
   * @param identity the same for the same content
   */
  record Source(String identity, OscalDocument document) {}

  /**
   * Finds a document.
   *
   * @param referrer whose back matter may say what the href means
   */
  Optional<Source> find(OscalDocument referrer, String href);
}

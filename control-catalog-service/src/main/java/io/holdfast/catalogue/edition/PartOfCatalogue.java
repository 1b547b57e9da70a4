// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

/** State that is published again together with the active edition, after it. */
public interface PartOfCatalogue {

  /** Appends the current state to the outbox. Part of the caller's transaction. */
  void republish();
}

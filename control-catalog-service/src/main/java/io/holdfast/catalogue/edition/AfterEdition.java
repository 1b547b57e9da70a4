// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

/**
 * What the catalogue publishes again after the edition in force. The edition comes first: it is the
 * baseline of the new epoch.
 */
public interface AfterEdition {

  /** Appends to the outbox all that still holds, in the order in which it was published. */
  void publishAgain();
}

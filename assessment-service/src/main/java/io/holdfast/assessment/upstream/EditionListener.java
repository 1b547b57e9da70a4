// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

/** Hears of a new active edition; within the transaction in which it is received. */
public interface EditionListener {

  /** Another edition is the active one now. */
  void activated(String edition);
}

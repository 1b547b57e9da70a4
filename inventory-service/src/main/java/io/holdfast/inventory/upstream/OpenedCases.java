// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.upstream;

/** Told of the cases that monitoring opens, within the transaction that takes them in. */
public interface OpenedCases {

  /** A case was opened, or is asked again. */
  void opened(LifecycleCase opened);

  /** An operator gave a case up; it is answered all the same. */
  void skipped(LifecycleCase opened, String reason);
}

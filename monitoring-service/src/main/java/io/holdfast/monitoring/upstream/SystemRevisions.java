// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

/** Takes what the inventory says of systems, within the transaction of the event. */
public interface SystemRevisions {

  /**
   * Applies what is said of a system.
   *
   * @param baseline whether it replaces whatever is here
   */
  void apply(SystemRevision said, boolean baseline);
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import java.time.Duration;

/** Told as parts of the installation become ready. */
@FunctionalInterface
public interface Parts {
  void ready(String part, Duration took);

  /** Something that a waiting person wants to know. */
  default void note(String text) {}
}

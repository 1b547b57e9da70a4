// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.story;

import io.holdfast.quickstart.Console;
import java.nio.file.Path;

/** Plays the example. */
public final class Story {
  public Story(Api api, Path example, Console console) {}

  public void play() {}
}

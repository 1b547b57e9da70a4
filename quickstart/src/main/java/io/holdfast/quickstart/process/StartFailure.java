// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.process;

/** A part did not start; the message says why and where its log is. */
public final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StartFailure(String message) {
    super(message);
  }

  public StartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

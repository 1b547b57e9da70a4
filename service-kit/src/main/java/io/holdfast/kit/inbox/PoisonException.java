// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.inbox;

/** An event that no further attempt can apply. */
public final class PoisonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PoisonException(String message) {
    super(message);
  }

  public PoisonException(String message, Throwable cause) {
    super(message, cause);
  }
}

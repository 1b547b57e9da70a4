// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

/** How a delivery proves where it comes from. */
public enum Proof {
  /** A signature over the raw bytes, made with a secret. */
  SIGNATURE,
  /**
   * A secret sent along: as bearer token, in a header of the connection's choice, or in the URL.
   */
  TOKEN,
  /** An access token of the identity provider with the role pipeline in the connection's team. */
  OIDC
}

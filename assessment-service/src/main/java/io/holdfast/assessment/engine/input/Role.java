// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** The organisation's role under AI Act Art. 3(3) and (4). */
public enum Role {
  PROVIDER,
  DEPLOYER,
  UNKNOWN
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** What it takes to be such an actor (method.md section 2). Unknown counts as anonymous. */
public enum ActorKind {
  ANONYMOUS(0),
  REGISTERED(1),
  PARTNER(1),
  SUPPLIER(1),
  OPERATOR(2),
  ADMINISTRATOR(3),
  UNKNOWN(0);

  private final int number;

  ActorKind(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}

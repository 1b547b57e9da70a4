// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** Whether a model goes on learning from what it is asked. Unknown counts as online. */
public enum Learning {
  OFFLINE,
  ONLINE,
  UNKNOWN
}

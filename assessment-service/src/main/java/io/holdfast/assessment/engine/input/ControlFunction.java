// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** What a control does; ASSURE, GOVERN and DETECT lower no risk (method.md section 4). */
public enum ControlFunction {
  PREVENT,
  DETECT,
  RESPOND,
  RESOLVE,
  CONTROL,
  ASSURE,
  GOVERN,
  UNKNOWN
}

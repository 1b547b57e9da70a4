// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.applicability;

/**
 * How far a requirement or control is implemented, the first that holds:
 *
 * <ul>
 *   <li>EXCLUDED: the organisation has excluded it;
 *   <li>IMPLEMENTED: of a requirement, every system to which it applies has the result MET,
 *       MET_BY_COMPENSATION or ACCEPTED, and there is one; of a control, the organisation or every
 *       system has an implemented safeguard for it;
 *   <li>PARTLY: some system has such a result, or a safeguard for it is implemented somewhere;
 *   <li>PLANNED: a safeguard for it is planned;
 *   <li>NOT_IMPLEMENTED: none of these.
 * </ul>
 */
public enum ImplementationStatus {
  EXCLUDED,
  IMPLEMENTED,
  PARTLY,
  PLANNED,
  NOT_IMPLEMENTED
}

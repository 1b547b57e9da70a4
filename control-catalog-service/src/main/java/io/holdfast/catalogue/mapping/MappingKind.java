// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.mapping;

/** What a mapping relates. External items are those of catalogues that the edition only names. */
public enum MappingKind {
  REQUIREMENT_TO_REQUIREMENT,
  CONTROL_TO_REQUIREMENT,
  CONTROL_TO_CONTEXT,
  CONTROL_TO_EXTERNAL,
  THREAT_TO_EXTERNAL,
  EXTERNAL_TO_REQUIREMENT
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import java.util.UUID;

/** An AI system that the inventory told of. */
public record KnownSystem(UUID id, String key, String name, String team, String state) {

  public static final String ACTIVE = "ACTIVE";
  public static final String RETIRED = "RETIRED";
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided on a technique.
 *
 * @param importId the file in which they saw it
 * @param worldChange what they proposed with it; absent: no evidence depends on it
 * @param by their name
 */
record AtlasDecision(
    UUID importId,
    String technique,
    boolean dismissed,
    List<String> families,
    List<String> controls,
    @Nullable UUID worldChange,
    String reason,
    Instant at,
    String by) {}

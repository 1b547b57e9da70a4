// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A system as the inventory says it is.
 *
 * @param number number of its revision
 * @param document the whole document; absent when the event carries none
 */
public record SystemRevision(
    UUID systemId,
    String systemKey,
    String team,
    boolean retired,
    @Nullable Long number,
    @Nullable String digest,
    @Nullable JsonNode document) {}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Data of the event by which the catalogue publishes an edition. */
public record EditionPublished(
    String edition, String digest, Instant publishedAt, JsonNode content) {}

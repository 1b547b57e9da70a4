// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * Data of the event by which the catalogue tells a saved revision of a draft.
 *
 * @param edition the version that it will have
 */
public record EditionDrafted(
    UUID draft, int revision, String edition, String digest, JsonNode content, Instant draftedAt) {}

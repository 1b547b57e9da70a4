// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.assessment.upstream.InventoryAnswer.Revision;

/**
 * A revision as it came.
 *
 * @param document the document in it, read
 * @param whole all of it, with what this service does not read
 * @param baseline whether it replaces any copy
 */
public record ReceivedRevision(
    Revision revision, SystemDocument document, JsonNode whole, boolean baseline) {}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/**
 * Data of {@code io.holdfast.lifecycle.case-opened.v1}: an event concerns a system and waits for
 * its answer.
 *
 * @param reasked whether the same case was told before
 * @param event the normalised event, to be handed on untouched
 */
record CaseOpened(
    UUID caseId,
    UUID eventId,
    UUID systemId,
    String systemKey,
    String team,
    List<String> components,
    JsonNode matches,
    boolean reasked,
    JsonNode event) {}

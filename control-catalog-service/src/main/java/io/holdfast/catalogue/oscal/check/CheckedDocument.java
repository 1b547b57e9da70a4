// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.kit.problem.Violation;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A document that may be taken.
 *
 * @param unresolved UUIDs, by the pointer of the reference, that only another document can have
 * @param notes what is odd and does no harm, such as a link to a control that is not in it
 */
public record CheckedDocument(
    OscalDocument document, Map<String, UUID> unresolved, List<Violation> notes) {}

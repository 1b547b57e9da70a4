// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A form with evidence and the report it is read from, as it is documented.
 *
 * @param evidence where outcome, metrics, digest and collectedAt may be absent
 * @param report a file
 */
@Schema(
    name = "EvidenceForm",
    description =
        "evidence: JSON as in EvidenceRequest, where outcome, metrics, digest and collectedAt may be"
            + " absent and are then the report's; report: the file, of garak (report.jsonl), JUnit XML,"
            + " SARIF 2.1.0 or OpenSSF Model Signing (model.sig)")
record EvidenceForm(
    @Schema(required = true, type = SchemaType.OBJECT) Object evidence,
    @Schema(required = true, type = SchemaType.STRING, format = "binary") String report) {}

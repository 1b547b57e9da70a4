// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What differs between two assessments of a system, and why.
 *
 * @param from the earlier one, or the one to compare with
 * @param changes from the first to the second
 * @param explained per cause chain of {@code changes.causes}, one sentence per link
 */
@Schema(name = "AssessmentDifference")
public record DifferenceResponse(
    SystemRef system,
    AssessmentSummary from,
    AssessmentSummary to,
    ChangesView changes,
    List<List<String>> explained) {}

// SPDX-License-Identifier: Apache-2.0

/**
 * Reports as evaluation and signing tools write them, read into an outcome and metrics: one class
 * per format, all listed in {@link io.holdfast.assessment.evidence.report.ReportFormats}. Reports
 * are streamed with limits ({@link io.holdfast.assessment.evidence.report.Limits}) and never
 * trusted.
 */
@NullMarked
package io.holdfast.assessment.evidence.report;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What an assessment says, and what differs between two: records, enums and lists in a fixed order,
 * so that the same inputs give the same bytes. Every result carries its reasons as facts by id.
 */
@NullMarked
package io.holdfast.assessment.engine.result;

import org.jspecify.annotations.NullMarked;

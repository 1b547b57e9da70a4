// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

/** Data that has moved on since the live model was trained: a finding of its own. */
public record DataAhead(String model, String data, String trainedOn, String now) {}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

/** A safeguard that gained or lost its credit. */
public record SafeguardChange(String safeguard, String control) {}

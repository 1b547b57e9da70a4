// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** Where components and actors are. */
public record Zone(String key, Exposure exposure) {}

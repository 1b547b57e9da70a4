// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/** Somebody who is in contact with the system. */
public record Actor(String key, ActorKind kind, String zone) {}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/**
 * A flow between components, or between an actor and a component.
 *
 * @param scores whether an inference output carries confidence values
 */
public record Flow(String from, String to, FlowKind kind, boolean scores) {}

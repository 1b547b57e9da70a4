// SPDX-License-Identifier: Apache-2.0
/**
 * The plan of method.md section 9: a smallest set of actions that makes every scenario tolerable,
 * proven by running the engine on it. An implicit hitting set: the engine shows which actions are
 * not enough, what is left over must be hit, and the least set that hits all of it is tried next.
 */
@NullMarked
package io.holdfast.assessment.engine.plan;

import org.jspecify.annotations.NullMarked;

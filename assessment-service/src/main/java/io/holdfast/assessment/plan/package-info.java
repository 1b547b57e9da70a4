// SPDX-License-Identifier: Apache-2.0

/**
 * The plan (method, section 9): a smallest set of actions that makes every scenario tolerable, with
 * what each buys.
 */
@NullMarked
package io.holdfast.assessment.plan;

import org.jspecify.annotations.NullMarked;

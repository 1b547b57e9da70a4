// SPDX-License-Identifier: Apache-2.0

/**
 * What the engine assesses, made of what the database holds: one statement reads one snapshot of a
 * system, and each kind of row becomes the engine's input of its kind.
 */
@NullMarked
package io.holdfast.assessment.inputs;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.notes.upstream;

import org.jspecify.annotations.Nullable;

/** The fields of a received event that are used here: what to do with it. */
record Instruction(@Nullable String order) {}

// SPDX-License-Identifier: Apache-2.0

/** Notes of teams: the smallest service that uses all of the kit. */
@NullMarked
package io.holdfast.notes.note;

import org.jspecify.annotations.NullMarked;

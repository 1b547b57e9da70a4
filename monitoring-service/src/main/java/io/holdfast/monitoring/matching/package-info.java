// SPDX-License-Identifier: Apache-2.0

/** Finds the AI systems that an event is about, now or when they are registered. */
@NullMarked
package io.holdfast.monitoring.matching;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Figures as a table for people and as JSON for programs. */
@NullMarked
package io.holdfast.bench.report;

import org.jspecify.annotations.NullMarked;

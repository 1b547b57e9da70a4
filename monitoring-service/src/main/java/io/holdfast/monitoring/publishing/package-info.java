// SPDX-License-Identifier: Apache-2.0

/** What this service tells the others: cases that were opened. */
@NullMarked
package io.holdfast.monitoring.publishing;

import org.jspecify.annotations.NullMarked;

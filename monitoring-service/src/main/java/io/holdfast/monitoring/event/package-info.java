// SPDX-License-Identifier: Apache-2.0

/** What happened, in this platform's own words, whoever said it. */
@NullMarked
package io.holdfast.monitoring.event;

import org.jspecify.annotations.NullMarked;

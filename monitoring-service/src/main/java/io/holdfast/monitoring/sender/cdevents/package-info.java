// SPDX-License-Identifier: Apache-2.0

/** CDEvents 0.1 to 0.5, as the Java SDK really sends them. */
@NullMarked
package io.holdfast.monitoring.sender.cdevents;

import org.jspecify.annotations.NullMarked;

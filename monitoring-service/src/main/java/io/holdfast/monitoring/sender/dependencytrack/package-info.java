// SPDX-License-Identifier: Apache-2.0

/** Notifications of Dependency-Track 4 and 5, by its outbound webhook. */
@NullMarked
package io.holdfast.monitoring.sender.dependencytrack;

import org.jspecify.annotations.NullMarked;

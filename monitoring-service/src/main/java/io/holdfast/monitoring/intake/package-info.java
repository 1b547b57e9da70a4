// SPDX-License-Identifier: Apache-2.0

/** Takes events over HTTP as CloudEvents of all three modes and keeps them. */
@NullMarked
package io.holdfast.monitoring.intake;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/** Who did what to which object, when and why. */
@NullMarked
package io.holdfast.kit.history;

import org.jspecify.annotations.NullMarked;

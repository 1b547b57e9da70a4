// SPDX-License-Identifier: Apache-2.0

/** Lists as JSON or CSV, for who asks, and the links between their parts. */
@NullMarked
package io.holdfast.kit.listing;

import org.jspecify.annotations.NullMarked;

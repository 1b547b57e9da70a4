// SPDX-License-Identifier: Apache-2.0

/**
 * AI systems as one declarative document each: validated as a whole, put, listed, retired, renamed.
 */
@NullMarked
package io.holdfast.inventory.system;

import org.jspecify.annotations.NullMarked;

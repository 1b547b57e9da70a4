// SPDX-License-Identifier: Apache-2.0
/** What differs between two editions, computed from their content. */
@NullMarked
package io.holdfast.catalogue.change;

import org.jspecify.annotations.NullMarked;

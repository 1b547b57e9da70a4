// SPDX-License-Identifier: Apache-2.0

/** What monitoring says, as far as it is used here. */
@NullMarked
package io.holdfast.inventory.upstream;

import org.jspecify.annotations.NullMarked;

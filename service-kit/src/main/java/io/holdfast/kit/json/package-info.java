// SPDX-License-Identifier: Apache-2.0

/** JSON for the wire and its canonical form. */
@NullMarked
package io.holdfast.kit.json;

import org.jspecify.annotations.NullMarked;

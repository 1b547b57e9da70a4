// SPDX-License-Identifier: Apache-2.0

/** Errors as RFC 9457 problem details: one catalogue of types, one mapper. */
@NullMarked
package io.holdfast.kit.problem;

import org.jspecify.annotations.NullMarked;

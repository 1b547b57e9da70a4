// SPDX-License-Identifier: Apache-2.0

/** Announces what an assessment rests on before time ends it (method, section 7). */
@NullMarked
package io.holdfast.assessment.expiry;

import org.jspecify.annotations.NullMarked;

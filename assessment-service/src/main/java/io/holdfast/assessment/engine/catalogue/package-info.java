// SPDX-License-Identifier: Apache-2.0
/** The edition, indexed for the rules. */
@NullMarked
package io.holdfast.assessment.engine.catalogue;

import org.jspecify.annotations.NullMarked;

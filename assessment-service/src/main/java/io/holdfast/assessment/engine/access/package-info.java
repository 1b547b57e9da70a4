// SPDX-License-Identifier: Apache-2.0
/** Who can get at which component, how, and at what cost: the access table of the method. */
@NullMarked
package io.holdfast.assessment.engine.access;

import org.jspecify.annotations.NullMarked;

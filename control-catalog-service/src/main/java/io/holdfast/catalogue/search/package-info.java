// SPDX-License-Identifier: Apache-2.0
/** Full text over what an edition says. */
@NullMarked
package io.holdfast.catalogue.search;

import org.jspecify.annotations.NullMarked;

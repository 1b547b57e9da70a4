// SPDX-License-Identifier: Apache-2.0

/** The declarative document of an AI system and what makes it valid. */
@NullMarked
package io.holdfast.inventory.document;

import org.jspecify.annotations.NullMarked;

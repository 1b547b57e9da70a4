// SPDX-License-Identifier: Apache-2.0
/** What a document in OSCAL must be before it is taken: size, depth, schema, values, references. */
@NullMarked
package io.holdfast.catalogue.oscal.check;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** OSCAL documents of others: imported whole, kept, listed, resolved. */
@NullMarked
package io.holdfast.catalogue.oscal.document;

import org.jspecify.annotations.NullMarked;

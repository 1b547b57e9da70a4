// SPDX-License-Identifier: Apache-2.0

/** What the notes service hears from another one. */
@NullMarked
package io.holdfast.notes.upstream;

import org.jspecify.annotations.NullMarked;

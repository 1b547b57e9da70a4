// SPDX-License-Identifier: Apache-2.0

/** What a person says to {@code ./holdfast}: up, down, status, reset, token. */
@NullMarked
package io.holdfast.quickstart.command;

import org.jspecify.annotations.NullMarked;

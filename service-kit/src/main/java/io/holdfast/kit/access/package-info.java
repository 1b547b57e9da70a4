// SPDX-License-Identifier: Apache-2.0

/**
 * Who calls, for which teams, in which roles. Deny by default: a use case asks {@link Caller}
 * before it reads or writes.
 */
@NullMarked
package io.holdfast.kit.access;

import org.jspecify.annotations.NullMarked;

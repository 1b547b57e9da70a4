// SPDX-License-Identifier: Apache-2.0

/** What an operator sees and does: inbox, republication, rebuild. */
@NullMarked
package io.holdfast.kit.operations;

import org.jspecify.annotations.NullMarked;

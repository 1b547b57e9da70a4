// SPDX-License-Identifier: Apache-2.0

/** Plain SQL access, its plans, and tables partitioned by month. */
@NullMarked
package io.holdfast.kit.database;

import org.jspecify.annotations.NullMarked;

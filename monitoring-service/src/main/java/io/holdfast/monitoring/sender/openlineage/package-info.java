// SPDX-License-Identifier: Apache-2.0

/** OpenLineage 2: data that changes, and runs that make models out of data. */
@NullMarked
package io.holdfast.monitoring.sender.openlineage;

import org.jspecify.annotations.NullMarked;

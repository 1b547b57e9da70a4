// SPDX-License-Identifier: Apache-2.0
/** The architecture as an indexed graph, and the search for the cheapest path in it. */
@NullMarked
package io.holdfast.assessment.engine.graph;

import org.jspecify.annotations.NullMarked;

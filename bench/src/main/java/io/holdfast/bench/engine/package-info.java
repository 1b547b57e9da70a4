// SPDX-License-Identifier: Apache-2.0
/** The engine alone, by JMH. */
@NullMarked
package io.holdfast.bench.engine;

import org.jspecify.annotations.NullMarked;

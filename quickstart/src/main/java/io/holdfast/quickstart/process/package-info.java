// SPDX-License-Identifier: Apache-2.0

/** Operating system processes that are started, watched and stopped by pid. */
@NullMarked
package io.holdfast.quickstart.process;

import org.jspecify.annotations.NullMarked;

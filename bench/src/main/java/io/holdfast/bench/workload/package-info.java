// SPDX-License-Identifier: Apache-2.0
/** What is measured with: systems made up of subsystems that look like real ones. */
@NullMarked
package io.holdfast.bench.workload;

import org.jspecify.annotations.NullMarked;

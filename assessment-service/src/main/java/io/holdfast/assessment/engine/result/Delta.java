// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.result;

import org.jspecify.annotations.Nullable;

/** What one result was and is; absent: it was, or is, not there. */
public record Delta<T>(String id, @Nullable T from, @Nullable T to) {}

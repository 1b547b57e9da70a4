// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import org.jspecify.annotations.Nullable;

/** Identity of data that a model was trained on. */
public record DataIdentity(
    @Nullable String component,
    @Nullable String alias,
    @Nullable String version,
    @Nullable String digest) {}

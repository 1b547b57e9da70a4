// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong on a component; open from {@code since} until before {@code until}.
 *
 * @param component absent: on all of them
 * @param exploitable of a vulnerability: known to be exploitable
 */
public record Finding(
    String id,
    FindingKind kind,
    @Nullable String component,
    Instant since,
    @Nullable Instant until,
    boolean exploitable,
    @Nullable Level severity) {}

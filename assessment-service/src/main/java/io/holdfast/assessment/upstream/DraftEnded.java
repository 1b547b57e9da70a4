// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import java.util.UUID;

/** Data of the event by which the catalogue tells that a draft is no longer worked on. */
public record DraftEnded(UUID draft, String outcome) {}

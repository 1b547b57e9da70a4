// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.upstream;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The newest revision of a draft.
 *
 * @param contentDigest over the content as it came
 * @param content what it says, as JSON
 * @param outcome PUBLISHED or DISCARDED; absent: people work on it
 */
public record DraftCopy(
    UUID draft,
    int revision,
    String edition,
    String contentDigest,
    String content,
    @Nullable String outcome) {}

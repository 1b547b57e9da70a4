// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import io.holdfast.catalogue.content.EditionFiles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a profile makes of its base.
 *
 * @param files the edition; absent when there is a blocking conflict
 * @param conflicts where profile and base do not go together
 */
public record Tailored(@Nullable EditionFiles files, List<Conflict> conflicts) {}

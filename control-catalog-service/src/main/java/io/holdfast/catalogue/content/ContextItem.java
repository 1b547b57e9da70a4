// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A duty or title around the requirements: what else a law or standard says that the cybersecurity
 * of an AI system lives in. It is read and never assessed.
 *
 * @param locator where it stands in its source
 * @param says in own words; absent where only the title may be given
 * @param binds whom it binds, in words of {@code parties}
 * @param related controls, requirements and kinds of evidence that help with it
 * @param formerly locators in the Commission's proposals, which older literature cites
 * @param appliesAs classes of application dates of the edition from which on it applies
 */
public record ContextItem(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String locator,
    @JsonProperty(required = true) String title,
    @Nullable String says,
    @JsonProperty(required = true) List<String> binds,
    @JsonProperty(required = true) List<String> related,
    @JsonProperty(required = true) List<String> formerly,
    @JsonProperty List<String> appliesAs,
    @JsonProperty(required = true) List<Reference> references) {

  public ContextItem {
    appliesAs = Objects.requireNonNullElse(appliesAs, List.of());
  }

  /** Whether the source says so. */
  public boolean isFrom(String source) {
    return references.stream().anyMatch(reference -> reference.source().equals(source));
  }
}

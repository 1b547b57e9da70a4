// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a framework asks for and what shows it.
 *
 * @param asks in own words; absent where only the title may be given
 * @param nature product property, process, documentation or organisational
 * @param assessable {@code COMPUTED}, {@code DECLARED} or {@code OUT_OF_SCOPE}
 * @param countsForVerdict whether the verdict of a system on the framework counts it
 * @param aspects of AI Act Art. 15: accuracy, robustness, cybersecurity
 * @param appliesWhen condition on the system; absent: always
 * @param demandsApply {@code IF_EXPOSED}: the demands bind only if a scenario is exposed
 * @param excludable whether a person may mark it not applicable with a justification
 * @param demands outer list: all; inner list: one credited control is enough
 * @param supporting controls that help and decide nothing
 * @param families families whose scenarios must be tolerable
 * @param findingsNotOpen findings that must not be open
 * @param declare what a person has to state
 * @param declarationEvidence evidence for the statement; outer list: all, inner list: one
 * @param shownBy which evidence shows it best
 * @param formerly locators in the Commission's proposals, which older literature cites
 * @param exclusion why an organisation has excluded it; absent: it has not
 */
public record Requirement(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String framework,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String locator,
    @Nullable String asks,
    @JsonProperty(required = true) String nature,
    @JsonProperty(required = true) String assessable,
    @JsonProperty(required = true) boolean countsForVerdict,
    @JsonProperty(required = true) List<String> aspects,
    @Nullable String appliesWhen,
    @Nullable String demandsApply,
    @JsonProperty(required = true) boolean excludable,
    @JsonProperty(required = true) List<List<String>> demands,
    @JsonProperty(required = true) List<String> supporting,
    @JsonProperty(required = true) List<String> families,
    @JsonProperty(required = true) List<String> findingsNotOpen,
    @Nullable String declare,
    @JsonProperty(required = true) List<List<String>> declarationEvidence,
    @Nullable String shownBy,
    @JsonProperty(required = true) String rationale,
    @JsonProperty List<String> formerly,
    @JsonProperty(required = true) List<Reference> references,
    @Nullable String exclusion) {

  public Requirement {
    formerly = Objects.requireNonNullElse(formerly, List.of());
  }

  public static final String COMPUTED = "COMPUTED";
  public static final String DECLARED = "DECLARED";
  public static final String OUT_OF_SCOPE = "OUT_OF_SCOPE";

  /** The ways in which a requirement is judged. */
  public static final List<String> ASSESSABLE = List.of(COMPUTED, DECLARED, OUT_OF_SCOPE);

  /** Every control of its demands. */
  public List<String> demandedControls() {
    return demands.stream().flatMap(List::stream).distinct().toList();
  }
}

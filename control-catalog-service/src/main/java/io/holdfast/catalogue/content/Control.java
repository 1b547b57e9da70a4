// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure that can be taken.
 *
 * @param question what an assessor asks; absent in editions before 2026.11.1, as the next two
 * @param guidance how it is implemented
 * @param goodEvidence what makes evidence of it convincing or weak
 * @param actsOn attacker accesses that it acts on; {@code ANY}: all, empty: none
 * @param standard the standard that an M4 control is stated in
 * @param ownControl whether ISO/IEC 27001 Annex A has no counterpart
 * @param seeAlso further places that treat it
 */
public record Control(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) String summary,
    @Nullable String question,
    @Nullable String guidance,
    @Nullable String goodEvidence,
    @JsonProperty(required = true) String level,
    @JsonProperty(required = true) List<String> functions,
    @JsonProperty(required = true) List<String> actsOn,
    @JsonProperty(required = true) Maturity maturity,
    @JsonProperty(required = true) List<String> flags,
    @JsonProperty(required = true) Proof evidence,
    @Nullable String standard,
    @JsonProperty(required = true) boolean ownControl,
    @Nullable String seeAlso,
    @JsonProperty(required = true) List<Reference> references) {

  /**
   * How far the state of the art carries the control.
   *
   * @param level M1 research to M4 standardised
   * @param basis why
   * @param judgedOn year and month of the judgement
   */
  public record Maturity(
      @JsonProperty(required = true) String level,
      @JsonProperty(required = true) String basis,
      @JsonProperty(required = true) String judgedOn) {}

  /**
   * What proves the control. Outer lists: all; inner lists: one kind of evidence is enough.
   *
   * @param inPlace that it is there
   * @param effective that it works, for the version in use
   */
  public record Proof(
      @JsonProperty(required = true) List<List<String>> inPlace,
      @JsonProperty(required = true) List<List<String>> effective,
      @JsonProperty(required = true) String rationale) {}
}

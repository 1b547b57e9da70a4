// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an organisation wants an edition to be changed: the whole of it in one document.
 *
 * @param title of the editions made by it
 * @param prefix what ids of own items begin with, followed by a hyphen
 * @param base version of the edition to change; absent: the newest that Holdfast made, also after
 *     an upgrade
 * @param exclude items of the base that do not concern the organisation
 * @param parameters values, by the ids of the edition's parameters, or {@code age.} and the id of a
 *     kind of evidence for its maximum age in days
 * @param threats own threats, in the form of the edition's
 * @param controls own controls, in the form of the edition's
 * @param evidenceKinds own kinds of evidence, in the form of the edition's
 * @param countermeasures controls that act against threats beyond what the base says
 * @param demands controls that requirements demand beyond what the base says
 * @param proofs kinds of evidence that prove a control as well as another kind does
 */
@Schema(name = "Profile")
public record Profile(
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String prefix,
    @Nullable String base,
    @JsonProperty List<Exclusion> exclude,
    @JsonProperty Map<String, Setting> parameters,
    @JsonProperty List<JsonNode> threats,
    @JsonProperty List<JsonNode> controls,
    @JsonProperty List<JsonNode> evidenceKinds,
    @JsonProperty List<Countermeasure> countermeasures,
    @JsonProperty List<Demand> demands,
    @JsonProperty List<Proof> proofs) {

  /** Lists that are absent are empty. */
  public Profile {
    exclude = Objects.requireNonNullElse(exclude, List.of());
    parameters = Objects.requireNonNullElse(parameters, Map.of());
    threats = Objects.requireNonNullElse(threats, List.of());
    controls = Objects.requireNonNullElse(controls, List.of());
    evidenceKinds = Objects.requireNonNullElse(evidenceKinds, List.of());
    countermeasures = Objects.requireNonNullElse(countermeasures, List.of());
    demands = Objects.requireNonNullElse(demands, List.of());
    proofs = Objects.requireNonNullElse(proofs, List.of());
  }

  /** An item of the base that is left out, and why. */
  @Schema(name = "Exclusion")
  public record Exclusion(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String justification) {}

  /** A value that is set, and why. */
  @Schema(name = "Setting")
  public record Setting(
      @JsonProperty(required = true) JsonNode value,
      @JsonProperty(required = true) String reason) {}

  /**
   * A control that acts against a threat.
   *
   * @param weakAlone whether it counts only beside one that is not weak; absent: it does not
   */
  @Schema(name = "Countermeasure")
  public record Countermeasure(
      @JsonProperty(required = true) String threat,
      @JsonProperty(required = true) String control,
      @Nullable Boolean weakAlone,
      @JsonProperty(required = true) String rationale) {}

  /** What a requirement demands as well: one of the controls. */
  @Schema(name = "AddedDemand")
  public record Demand(
      @JsonProperty(required = true) String requirement,
      @JsonProperty(required = true) List<String> anyOf,
      @JsonProperty(required = true) String rationale) {}

  /** Wherever evidence of one kind is enough for the control, the other kind is too. */
  @Schema(name = "AddedProof")
  public record Proof(
      @JsonProperty(required = true) String control,
      @JsonProperty(required = true) String besides,
      @JsonProperty(required = true) String kind,
      @JsonProperty(required = true) String rationale) {}
}

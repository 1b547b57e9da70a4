// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.atlas;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a release of ATLAS says other than its basis. */
@Schema(name = "AtlasChanges")
public record AtlasChanges(
    TacticChanges tactics, TechniqueChanges techniques, MitigationChanges mitigations) {

  /** Of tactics. */
  @Schema(name = "AtlasTacticChanges")
  public record TacticChanges(List<Named> added, List<Gone> retired, List<Renamed> renamed) {}

  /** Of techniques and sub-techniques. */
  @Schema(name = "AtlasTechniqueChanges")
  public record TechniqueChanges(
      List<AddedTechnique> added,
      List<Gone> retired,
      List<Renamed> renamed,
      List<Moved> moved,
      List<MaturityChanged> maturityChanged) {}

  /** Of mitigations. */
  @Schema(name = "AtlasMitigationChanges")
  public record MitigationChanges(
      List<AddedMitigation> added,
      List<Gone> retired,
      List<Renamed> renamed,
      List<LinksChanged> linksChanged) {}

  /** An object. */
  @Schema(name = "AtlasNamed")
  public record Named(String id, String name) {}

  /**
   * An object that is no longer there; ATLAS removes what it retires.
   *
   * @param probablyNow ids of what was added under nearly the same words: where it probably went
   */
  @Schema(name = "AtlasGone")
  public record Gone(String id, String name, List<String> probablyNow) {}

  /** An object with another name. */
  @Schema(name = "AtlasRenamed")
  public record Renamed(String id, String from, String to) {}

  /**
   * A technique that is new.
   *
   * @param parent of a sub-technique
   */
  @Schema(name = "AtlasAddedTechnique")
  public record AddedTechnique(
      String id,
      String name,
      @Nullable String parent,
      List<String> tactics,
      @Nullable String maturity) {}

  /**
   * A technique that serves other tactics or stands below another one.
   *
   * @param parentFrom absent: the parent is what it was, or it had none
   */
  @Schema(name = "AtlasMoved")
  public record Moved(
      String id,
      String name,
      List<String> tacticsAdded,
      List<String> tacticsRemoved,
      @Nullable String parentFrom,
      @Nullable String parentTo) {}

  /** A technique of which more, or less, is known. */
  @Schema(name = "AtlasMaturityChanged")
  public record MaturityChanged(String id, String name, String from, String to) {}

  /** A mitigation that is new. */
  @Schema(name = "AtlasAddedMitigation")
  public record AddedMitigation(String id, String name, List<String> techniques) {}

  /** A mitigation that helps against other techniques than before. */
  @Schema(name = "AtlasLinksChanged")
  public record LinksChanged(String id, String name, List<String> added, List<String> removed) {}
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an edition is and what it rests on.
 *
 * @param version semantic version
 * @param asOf year and month of the facts
 * @param confidence how sure the authors are, per part
 * @param applicationDates dates that assessments compute with
 * @param furtherDates dates that they do not compute with; none in editions before 2026.11.1
 * @param harmonisedStandards standards whose reference is cited in the Official Journal
 * @param parameters what an organisation may set when it tailors the edition; none before 2026.11.1
 * @param tailoring of an edition that an organisation made of another one
 */
public record EditionManifest(
    @JsonProperty(required = true) String id,
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String title,
    @JsonProperty(required = true) String asOf,
    @JsonProperty(required = true) String summary,
    @JsonProperty(required = true) Map<String, String> confidence,
    @JsonProperty(required = true) List<Source> sources,
    @JsonProperty(required = true) List<Framework> frameworks,
    @JsonProperty(required = true) List<ApplicationDate> applicationDates,
    @JsonProperty List<ApplicationDate> furtherDates,
    @JsonProperty(required = true) List<String> harmonisedStandards,
    @JsonProperty(required = true) List<String> notes,
    @Nullable List<Parameter> parameters,
    @Nullable Tailoring tailoring) {

  /**
   * A value that an organisation may set, never looser than the edition's.
   *
   * @param type LEVEL (VL to VH) or COUNT; of both the lower value is the stricter one
   * @param standard what holds where nothing is set, and the loosest value
   * @param basis the section of the method that it comes from
   */
  public record Parameter(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) String type,
      @JsonProperty(required = true) JsonNode standard,
      @JsonProperty(required = true) String basis) {}

  /**
   * How an organisation changed an edition.
   *
   * @param base version of that edition
   * @param baseDigest over everything that it says
   * @param parameters values that were set, apart from maximum ages, which stand at the kinds
   * @param profile the whole profile, with its reasons
   */
  public record Tailoring(
      @JsonProperty(required = true) String base,
      @JsonProperty(required = true) String baseDigest,
      @JsonProperty(required = true) Map<String, JsonNode> parameters,
      @JsonProperty(required = true) JsonNode profile) {}

  public EditionManifest {
    furtherDates = Objects.requireNonNullElse(furtherDates, List.of());
  }

  /** Every date of application, those included that nothing is computed with. */
  public List<ApplicationDate> allDates() {
    return Stream.concat(applicationDates.stream(), furtherDates.stream()).toList();
  }

  /** A source at a pinned edition, its licence and what is used of it. */
  public record Source(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String edition,
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) String licence,
      @JsonProperty(required = true) String use) {}

  /**
   * A framework of requirements.
   *
   * @param systemVerdict whether an AI system gets a verdict on it
   * @param sections headings without demands of their own
   * @param appliesAs classes of application dates from which on it applies; none: no law
   */
  public record Framework(
      @JsonProperty(required = true) String id,
      @JsonProperty(required = true) String title,
      @JsonProperty(required = true) String source,
      @JsonProperty(required = true) boolean systemVerdict,
      @Nullable String note,
      @Nullable List<Section> sections,
      @JsonProperty List<String> appliesAs) {

    public Framework {
      appliesAs = Objects.requireNonNullElse(appliesAs, List.of());
    }
  }

  /** A heading of a framework. */
  public record Section(
      @JsonProperty(required = true) String id, @JsonProperty(required = true) String title) {}

  /**
   * From when on duties apply to a class of systems.
   *
   * @param type the class
   * @param from first day on which the duties apply
   * @param validFrom since when the law says so
   * @param validUntil last day on which the law said so; absent: it still does
   */
  public record ApplicationDate(
      @JsonProperty(value = "class", required = true) String type,
      @JsonProperty(required = true) LocalDate from,
      @JsonProperty(required = true) String source,
      @JsonProperty(required = true) LocalDate validFrom,
      @Nullable LocalDate validUntil) {}
}

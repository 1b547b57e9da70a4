// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The changelog from one edition to another.
 *
 * @param from version
 * @param to version
 * @param affectsAssessments whether anything changed that an assessment computes with
 * @param items those that changed, by kind and id
 */
@Schema(name = "EditionChanges")
public record EditionChanges(
    String from, String to, boolean affectsAssessments, List<ItemChange> items) {

  /** What happened to an item. */
  public enum Change {
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * An item that changed.
   *
   * @param kind threat, control, evidenceKind, requirement, mapping, controlMapping,
   *     externalMapping, context, vocabulary or edition
   * @param fields on CHANGED, those that are other than they were
   */
  @Schema(name = "ItemChange")
  public record ItemChange(
      String kind,
      String id,
      Change change,
      boolean affectsAssessments,
      List<FieldChange> fields) {}

  /**
   * A field that changed; lists change as a whole.
   *
   * @param pointer JSON Pointer in the item
   * @param from absent: it was not there
   * @param to absent: it is gone
   */
  @Schema(name = "FieldChange")
  public record FieldChange(String pointer, @Nullable JsonNode from, @Nullable JsonNode to) {}
}

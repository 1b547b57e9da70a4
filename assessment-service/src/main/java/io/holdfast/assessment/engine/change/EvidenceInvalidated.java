// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.change;

import io.holdfast.assessment.engine.result.Invalidity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evidence that was valid for a safeguard and no longer is, or is valid and no longer proves the
 * effect that the safeguard has to show, or no longer counts for a part of what it showed.
 *
 * @param control that the safeguard implements; absent in what was stored without it
 * @param inPart ids of the families and requirements for which alone it no longer counts; absent:
 *     it no longer counts at all
 */
public record EvidenceInvalidated(
    String evidence,
    String kind,
    String safeguard,
    @Nullable String control,
    Invalidity reason,
    @Nullable List<String> inPart) {

  public EvidenceInvalidated {
    inPart = inPart == null ? null : List.copyOf(inPart);
  }

  /** Whether it says nothing any more. */
  boolean endsAltogether() {
    return inPart == null;
  }
}

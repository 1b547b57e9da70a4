// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.catalogue.content.ContextItem;

/**
 * A duty or title around the requirements.
 *
 * @param edition version of the edition that says so
 */
record ContextResponse(String edition, @JsonUnwrapped ContextItem item) {

  static ContextResponse of(ContextItem item, String edition) {
    return new ContextResponse(edition, item);
  }
}

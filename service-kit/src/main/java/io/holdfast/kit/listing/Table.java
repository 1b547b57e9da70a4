// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.listing;

import java.util.List;

/** A whole answer, not in parts, that is a {@link Listing} too. */
public interface Table {

  /** One item a row; columns name their fields. */
  List<?> rows();
}

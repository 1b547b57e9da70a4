// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.listing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list, a {@code Page} or a {@link Table}, that is answered as JSON or, to who asks for it, as
 * CSV; with a Link to its next part (RFC 8288).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Listing {

  /** The media type of RFC 4180. */
  String CSV = "text/csv";

  /**
   * The columns of the CSV, each named after the field it shows, with dots between the steps. New
   * ones are added at the end, so that what reads the old ones goes on.
   */
  String[] columns();
}

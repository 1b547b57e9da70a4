// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

/** Where the catalogue publishes: one topic, one key, so that everything on it is in one order. */
public final class CatalogueTopic {

  public static final String NAME = "holdfast.catalogue.v1";
  public static final String KEY = "catalogue";

  private CatalogueTopic() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import io.holdfast.kit.outbox.OutgoingEvent;

/** The topic that the catalogue writes; everything on it has one key and so one order. */
public final class CatalogueTopic {

  public static final String NAME = "holdfast.catalogue.v1";
  public static final String KEY = "catalogue";

  private CatalogueTopic() {}

  /**
   * An event of the catalogue, which belongs to no team.
   *
   * @param type its CloudEvents type
   * @param subject what people call it
   * @param data written as JSON
   */
  public static OutgoingEvent event(String type, String subject, Object data) {
    return new OutgoingEvent(NAME, KEY, type, null, subject, data);
  }
}

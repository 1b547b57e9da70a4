// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.access;

import org.jspecify.annotations.Nullable;

/**
 * Who acts: the issuer and subject of the token and, for machines, the client.
 *
 * @param name what people call them; stands in one erasable place only
 */
public record Actor(String issuer, String subject, @Nullable String client, String name) {

  /** A service acting by itself: at start, by the clock, or for an event it received. */
  public static Actor service(String service) {
    return new Actor("holdfast", service, service, service);
  }
}

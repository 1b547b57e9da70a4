// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing.breaches.right;

import io.holdfast.kit.testing.breaches.left.LeftStore;
import jakarta.ws.rs.GET;

/** A resource that forgets to say who may call it. */
public class RightResource {

  public static final String NAME = String.valueOf("right");

  @GET
  public LeftStore get() {
    return new LeftStore();
  }
}

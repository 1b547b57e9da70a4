// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.version;

/** What happened to a version. */
public enum Stage {
  TRAINED,
  PROMOTED,
  DEPLOYED
}

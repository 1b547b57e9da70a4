// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.draft;

/** Where a draft is: written, reviewed, and then one of two ends. */
public enum DraftState {
  DRAFT,
  IN_REVIEW,
  PUBLISHED,
  DISCARDED;

  boolean isOpen() {
    return this == DRAFT || this == IN_REVIEW;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

/**
 * Fired within the transaction that publishes a new edition made by Holdfast.
 *
 * @param version its version
 * @param activated whether it is in force now; otherwise one that an organisation made stays so
 */
public record BasePublished(String version, boolean activated) {}

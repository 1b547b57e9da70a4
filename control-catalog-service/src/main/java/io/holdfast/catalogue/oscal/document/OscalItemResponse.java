// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import org.jspecify.annotations.Nullable;

/**
 * A control, or a statement of one, that a document of others names.
 *
 * @param type {@code control} or {@code statement}
 * @param title of the control, where its catalogue is known
 * @param known whether the catalogue is known and has it
 */
public record OscalItemResponse(String type, String id, @Nullable String title, boolean known) {}

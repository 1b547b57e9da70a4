// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Where an item comes from or what it is called there.
 *
 * @param source a source of the edition
 * @param edition which edition of the source
 * @param ids its identifiers or locators there
 */
public record Reference(
    @JsonProperty(required = true) String source,
    @JsonProperty(required = true) String edition,
    @JsonProperty(required = true) List<String> ids) {}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.holdfast.catalogue.mapping.Mapping;

/**
 * How two items relate.
 *
 * @param edition version of the edition that says so
 */
record MappingResponse(String edition, @JsonUnwrapped Mapping mapping) {}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A map of an imported mapping collection: how its sources, taken together, relate to its targets.
 *
 * @param uuid of the map
 * @param namespace of the relationship, where it is not one of NIST IR 8477
 * @param rationale syntactic, semantic or functional
 * @param confidence a word, or a number from 0 to 1
 * @param gaps its qualifiers in words
 * @param sources each with its title, or not known
 * @param targets each with its title, or not known
 */
public record OscalMappingResponse(
    String uuid,
    String relationship,
    @Nullable String namespace,
    String rationale,
    @Nullable String confidence,
    OscalCatalogReference sourceCatalog,
    OscalCatalogReference targetCatalog,
    List<OscalItemResponse> sources,
    List<OscalItemResponse> targets,
    List<String> gaps,
    @Nullable String remarks) {}

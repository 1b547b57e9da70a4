// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.document;

/**
 * What a component, or a capability, of an imported component definition says that it implements.
 *
 * @param implementer UUID of the component or capability
 * @param name its title or name
 * @param type of the component; {@code capability} for one
 * @param control what it implements; with {@code catalog.known} OWN it is one of ours
 * @param description how, in its words
 */
public record OscalImplementationResponse(
    String implementer,
    String name,
    String type,
    OscalCatalogReference catalog,
    OscalItemResponse control,
    String description) {}

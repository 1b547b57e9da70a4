// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.input;

/**
 * What the installation is configured with; an edition's parameters can only be stricter.
 *
 * @param acceptanceLimit highest residual that anybody may accept (method.md section 8)
 */
public record OrganisationPolicy(Level acceptanceLimit) {

  public static final OrganisationPolicy DEFAULT = new OrganisationPolicy(Level.M);
}

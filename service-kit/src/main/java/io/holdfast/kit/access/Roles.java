// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.access;

import java.util.Set;

/** The roles of the platform; each is held per team. The realm in deploy/keycloak has the same. */
public final class Roles {

  public static final String PIPELINE = "pipeline";
  public static final String INVENTORY_EDITOR = "inventory-editor";
  public static final String ASSESSOR = "assessor";
  public static final String APPROVER = "approver";
  public static final String CATALOG_ADMIN = "catalog-admin";
  public static final String GOVERNANCE_READER = "governance-reader";
  public static final String OPERATOR = "operator";

  /** All of them. */
  public static final Set<String> ALL =
      Set.of(
          PIPELINE,
          INVENTORY_EDITOR,
          ASSESSOR,
          APPROVER,
          CATALOG_ADMIN,
          GOVERNANCE_READER,
          OPERATOR);

  private Roles() {}
}

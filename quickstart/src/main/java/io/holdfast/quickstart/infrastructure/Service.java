// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.infrastructure;

import java.util.Locale;

/** The four services. */
public enum Service {
  INVENTORY("inventory-service"),
  CATALOGUE("control-catalog-service"),
  ASSESSMENT("assessment-service"),
  MONITORING("monitoring-service");

  private final String module;

  Service(String module) {
    this.module = module;
  }

  /** Its module, which is also its name. */
  public String module() {
    return module;
  }

  /** Its database, which is also its role there. */
  public String database() {
    return name().toLowerCase(Locale.ROOT);
  }
}

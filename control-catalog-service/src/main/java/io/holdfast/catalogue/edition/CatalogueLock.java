// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.edition;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/** Under it editions are published and drafted, one at a time over all replicas. */
@ApplicationScoped
public class CatalogueLock {

  private static final long NUMBER = 0x0ca7a109L;

  private final Jdbi jdbi;

  CatalogueLock(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Takes the lock until the caller's transaction ends. */
  public void take() {
    jdbi.useHandle(handle -> handle.execute("select pg_advisory_xact_lock(?)", NUMBER));
  }
}

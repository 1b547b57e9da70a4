// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.database;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Plain SQL on the service's datasource; within a transaction it uses that transaction. */
final class JdbiProducer {

  @Produces
  @Singleton
  Jdbi jdbi(DataSource dataSource) {
    Jdbi jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    jdbi.setTransactionHandler(new CMTTransactionHandler());
    // transactions belong to the container: closing a handle must not end the one it ran in
    jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    return jdbi;
  }
}

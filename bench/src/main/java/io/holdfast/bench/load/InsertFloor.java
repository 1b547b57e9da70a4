// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import io.holdfast.quickstart.infrastructure.Service;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long plain inserts of the newest assessments take, one transaction each. */
final class InsertFloor {

  private static final int FETCHED = 50;

  private final Installation installation;
  private final int threads;

  InsertFloor(Installation installation, int threads) {
    this.installation = installation;
    this.threads = threads;
  }

  /** Seconds for so many of the newest rows, reading them not counted. */
  double seconds(long rows) {
    try (Connection connection = installation.database(Service.ASSESSMENT);
        Statement statement = connection.createStatement()) {
      statement.execute("drop table if exists insert_floor");
      statement.execute(
          "create table insert_floor (like assessment including defaults, primary key (id))");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    double longest = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Long>> parts = new ArrayList<>();
      for (int part = 0; part < threads; part++) {
        long offset = part * (rows / threads);
        parts.add(pool.submit(() -> insert(offset, rows / threads)));
      }
      for (Future<Long> part : parts) {
        longest = Math.max(longest, part.get() / 1e9);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return longest;
  }

  private long insert(long offset, long rows) throws SQLException {
    try (Connection reading = installation.database(Service.ASSESSMENT);
        Connection writing = installation.database(Service.ASSESSMENT);
        Statement select = reading.createStatement()) {
      reading.setAutoCommit(false);
      select.setFetchSize(FETCHED);
      ResultSet found =
          select.executeQuery(
              "select * from assessment order by id desc offset " + offset + " limit " + rows);
      int columns = found.getMetaData().getColumnCount();
      String marks = String.join(",", Collections.nCopies(columns, "?"));
      long nanos = 0;
      try (PreparedStatement insert =
          writing.prepareStatement("insert into insert_floor values (" + marks + ")")) {
        while (found.next()) {
          for (int column = 1; column <= columns; column++) {
            insert.setObject(column, found.getString(column), Types.OTHER);
          }
          long begin = System.nanoTime();
          insert.executeUpdate();
          nanos += System.nanoTime() - begin;
        }
      }
      return nanos;
    }
  }
}

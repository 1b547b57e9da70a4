// SPDX-License-Identifier: Apache-2.0
package io.holdfast.quickstart.installation;

import io.holdfast.quickstart.infrastructure.PostgreSqlServer;
import io.holdfast.quickstart.infrastructure.Postmaster;
import io.holdfast.quickstart.process.ProcessRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a launcher that was killed has left running. PostgreSQL is ended last and in its own way, so
 * that it ends well.
 */
public final class Leftovers {

  private Leftovers() {}

  /** Ends them; says which there were. Only who holds the installation's lock may. */
  public static List<String> end(Layout layout) {
    Path notes = layout.run();
    Path database = notes.resolve(PostgreSqlServer.NAME + ".json");
    long databasePid = Files.exists(database) ? databasePid(notes) : -1;
    ProcessRecord.delete(notes, PostgreSqlServer.NAME, databasePid);
    List<String> left = new ArrayList<>(ProcessRecord.endLeftovers(notes));
    if (new Postmaster(layout.data("postgres")).end()) {
      left.add(PostgreSqlServer.NAME);
    }
    return left;
  }

  private static long databasePid(Path notes) {
    return ProcessRecord.readAll(notes).stream()
        .filter(record -> record.name().equals(PostgreSqlServer.NAME))
        .mapToLong(ProcessRecord::pid)
        .findFirst()
        .orElse(-1);
  }
}

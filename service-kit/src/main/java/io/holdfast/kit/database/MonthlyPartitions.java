// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.database;

import io.holdfast.kit.time.Ids;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps tables that are partitioned by range of their UUIDv7 primary key: makes the partitions of
 * this month and the two after it and drops those past the table's retention. Rows of other months
 * (old ids replayed) go to the default partition, so nothing is refused for lack of a partition.
 */
@ApplicationScoped
public class MonthlyPartitions {

  /** A table declared {@code partition by range (id)}; every service lists its own as beans. */
  public record PartitionedTable(String name, Period retention) {}

  private static final long LOCK = 0x686f6c64_70617274L;

  private final Jdbi jdbi;
  private final Clock clock;
  private final List<PartitionedTable> tables;

  MonthlyPartitions(Jdbi jdbi, Clock clock, @All List<PartitionedTable> tables) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.tables = tables;
  }

  void onStart(@Observes @Priority(100) StartupEvent event) {
    maintain();
  }

  @Scheduled(cron = "0 17 3 * * ?", identity = "monthly-partitions")
  void maintain() {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                jdbi.useHandle(
                    handle -> {
                      handle.execute("select pg_advisory_xact_lock(?)", LOCK);
                      tables.forEach(table -> maintain(handle, table));
                    }));
  }

  private void maintain(Handle handle, PartitionedTable table) {
    YearMonth now = YearMonth.now(clock.withZone(ZoneOffset.UTC));
    handle.execute(
        "create table if not exists %1$s_rest partition of %1$s default".formatted(table.name()));
    for (int ahead = 0; ahead <= 2; ahead++) {
      create(handle, table, now.plusMonths(ahead));
    }
    YearMonth oldest = now.minus(table.retention());
    handle
        .createQuery(
            "select inhrelid::regclass::text from pg_inherits where inhparent = :t::regclass")
        .bind("t", table.name())
        .mapTo(String.class)
        .list()
        .stream()
        .filter(partition -> partition.matches(table.name() + "_\\d{6}"))
        .filter(partition -> month(partition).isBefore(oldest))
        .forEach(partition -> handle.execute("drop table " + partition));
  }

  private static void create(Handle handle, PartitionedTable table, YearMonth month) {
    String name = "%s_%04d%02d".formatted(table.name(), month.getYear(), month.getMonthValue());
    boolean there =
        handle
            .createQuery("select to_regclass(:n) is not null")
            .bind("n", name)
            .mapTo(Boolean.class)
            .one();
    if (!there) {
      handle.execute(
          "create table %s partition of %s for values from ('%s') to ('%s')"
              .formatted(name, table.name(), lowest(month), lowest(month.plusMonths(1))));
    }
  }

  private static String lowest(YearMonth month) {
    return Ids.lowestAt(month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC)).toString();
  }

  private static YearMonth month(String partition) {
    String digits = partition.substring(partition.length() - 6);
    return YearMonth.of(
        Integer.parseInt(digits.substring(0, 4)), Integer.parseInt(digits.substring(4)));
  }
}

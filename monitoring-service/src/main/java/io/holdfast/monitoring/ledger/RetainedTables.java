// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.ledger;

import io.holdfast.kit.database.MonthlyPartitions.PartitionedTable;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Period;

/** How long what is stored here is kept, month by month. */
final class RetainedTables {

  /** Retention of events; ISO 8601 periods of whole months or years. */
  @ConfigMapping(prefix = "holdfast.retention")
  public interface RetentionConfig {

    /** Raw bytes as they came. */
    @WithDefault("P13M")
    Period raw();

    /** Events and the answers to their cases. */
    @WithDefault("P10Y")
    Period events();
  }

  @Produces
  @Singleton
  static PartitionedTable events(RetentionConfig config) {
    return new PartitionedTable("event", config.events());
  }

  @Produces
  @Singleton
  static PartitionedTable raw(RetentionConfig config) {
    return new PartitionedTable("event_raw", config.raw());
  }

  @Produces
  @Singleton
  static PartitionedTable reused(RetentionConfig config) {
    return new PartitionedTable("event_reused", config.raw());
  }

  @Produces
  @Singleton
  static PartitionedTable answers(RetentionConfig config) {
    return new PartitionedTable("case_answer", config.events());
  }
}

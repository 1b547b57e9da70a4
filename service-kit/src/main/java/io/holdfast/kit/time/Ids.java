// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.time;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDv7 ids (RFC 9562, section 5.7): unique, immutable, ordered by time of creation. */
public final class Ids {

  private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

  private Ids() {}

  /** The next id; later ids of the same process sort after earlier ones. */
  public static UUID next() {
    return GENERATOR.generate();
  }

  /** The smallest UUIDv7 of an instant: the bound between what was made before and after it. */
  public static UUID lowestAt(Instant instant) {
    return new UUID(instant.toEpochMilli() << 16, 0L);
  }

  /** When a UUIDv7 was made, to the millisecond. */
  public static Instant instantOf(UUID id) {
    return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
  }
}

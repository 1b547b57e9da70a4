// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.trace;

import io.holdfast.kit.time.Ids;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The correlation id and W3C {@code traceparent} of the work in hand. They live in the log context,
 * so every log line carries them, and are written into outbox rows and read back from inbox rows.
 */
public record Trace(String correlationId, String traceparent) {

  private static final String CORRELATION_ID = "correlationId";
  private static final String TRACEPARENT = "traceparent";
  private static final Pattern W3C = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

  /** The trace of the work in hand; a new one where none was set. */
  public static Trace current() {
    return of((String) MDC.get(CORRELATION_ID), (String) MDC.get(TRACEPARENT));
  }

  /** Continues what a sender gave; anything missing or malformed is made new. */
  public static Trace of(@Nullable String correlationId, @Nullable String traceparent) {
    return new Trace(
        correlationId != null && SAFE.matcher(correlationId).matches()
            ? correlationId
            : Ids.next().toString(),
        traceparent != null && W3C.matcher(traceparent).matches() ? traceparent : newTraceparent());
  }

  /** Makes this the trace of the current request or worker turn. */
  public void enter() {
    MDC.put(CORRELATION_ID, correlationId);
    MDC.put(TRACEPARENT, traceparent);
  }

  /** Forgets the trace of the current worker turn. */
  public static void leave() {
    MDC.remove(CORRELATION_ID);
    MDC.remove(TRACEPARENT);
  }

  private static String newTraceparent() {
    UUID trace = UUID.randomUUID();
    HexFormat hex = HexFormat.of();
    return "00-%s%s-%s-01"
        .formatted(
            hex.toHexDigits(trace.getMostSignificantBits()),
            hex.toHexDigits(trace.getLeastSignificantBits()),
            hex.toHexDigits(UUID.randomUUID().getMostSignificantBits()));
  }
}

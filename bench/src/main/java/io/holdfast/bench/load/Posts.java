// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.load;

import io.holdfast.bench.report.Report;

/**
 * Posts that were answered.
 *
 * @param sent all of them
 * @param refused those not answered 202
 */
record Posts(long sent, long refused) {

  /** One in so many may be refused; with more of them the figures say nothing. */
  private static final int ONE_IN = 100;

  Posts since(Posts before) {
    return new Posts(sent - before.sent, refused - before.refused);
  }

  long taken() {
    return sent - refused;
  }

  /** Adds how many were refused; the run failed when it is more than 1 % or nothing was sent. */
  Report addTo(Report report, String part) {
    report.add("refused, " + part, refused, "");
    return sent == 0 || refused * ONE_IN > sent
        ? report.fail("%s: %d of %d posts were refused".formatted(part, refused, sent))
        : report;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.io.IOException;

/** The report is not what its format says, or is larger than what is read. */
public final class UnreadableReport extends IOException {

  private static final long serialVersionUID = 1L;

  private final String where;
  private final String what;

  /**
   * Says where and what.
   *
   * @param where {@code line 3}, {@code line 3, column 7} or a JSON Pointer; empty: as a whole
   */
  public UnreadableReport(String where, String what) {
    super(where.isEmpty() ? what : where + ": " + what);
    this.where = where;
    this.what = Limits.cut(what);
  }

  /** {@code line 3}, {@code line 3, column 7} or a JSON Pointer; empty: the report as a whole. */
  public String where() {
    return where;
  }

  /** What is wrong there, for people. */
  public String what() {
    return what;
  }
}

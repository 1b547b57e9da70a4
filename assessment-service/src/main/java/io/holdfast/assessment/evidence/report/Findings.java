// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.evidence.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Metrics and notes of one report, as many as are kept. */
final class Findings {

  private final Map<String, Double> metrics = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** Adds a metric while there is room and it is a number. */
  void metric(String name, double value) {
    if (metrics.size() < Limits.METRICS && Double.isFinite(value)) {
      metrics.put(Limits.cut(name), value);
    }
  }

  /** Adds a count as a metric. */
  void count(String name, long value) {
    metric(name, (double) value);
  }

  /** Adds a note while there is room. */
  void note(String note) {
    if (notes.size() < Limits.NOTES) {
      notes.add(Limits.cut(note));
    }
  }

  boolean isFull() {
    return metrics.size() >= Limits.METRICS;
  }

  Map<String, Double> metrics() {
    return Map.copyOf(metrics);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}

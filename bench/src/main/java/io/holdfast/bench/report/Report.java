// SPDX-License-Identifier: Apache-2.0
package io.holdfast.bench.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The figures of one run: printed as a table and written as JSON. */
public final class Report {

  /**
   * One figure.
   *
   * @param unit of the value and of the floor
   * @param floor what was measured beside it in the same run, to divide by; absent: none
   */
  public record Figure(String name, double value, String unit, @Nullable Double floor) {

    /** How many times the floor; absent: no floor. */
    @Nullable Double ratio() {
      return floor == null || floor == 0 ? null : value / floor;
    }
  }

  private final String name;
  private final List<Figure> figures = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /**
   * @param name of the run, and of the file
   */
  public Report(String name) {
    this.name = name;
  }

  /** Adds a figure without a floor. */
  public Report add(String figure, double value, String unit) {
    figures.add(new Figure(figure, value, unit, null));
    return this;
  }

  /** Adds a figure with its floor. */
  public Report add(String figure, double value, String unit, double floor) {
    figures.add(new Figure(figure, value, unit, floor));
    return this;
  }

  /** Says why the figures are not what they are called. */
  public Report fail(String why) {
    failures.add(why);
    return this;
  }

  /** Whether the figures are worth nothing. */
  public boolean isFailed() {
    return !failures.isEmpty();
  }

  /** Prints the table, and writes the JSON beside the others. */
  public void publish(Path folder) {
    System.out.printf("%n%-52s %14s %-8s %14s %8s%n", name, "value", "unit", "floor", "ratio");
    for (Figure figure : figures) {
      Double ratio = figure.ratio();
      System.out.printf(
          Locale.ROOT,
          "%-52s %14s %-8s %14s %8s%n",
          figure.name(),
          number(figure.value()),
          figure.unit(),
          figure.floor() == null ? "" : number(figure.floor()),
          ratio == null ? "" : number(ratio));
    }
    failures.forEach(why -> System.out.println("FAILED: " + why));
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve(name + ".json");
      Files.writeString(file, json().toPrettyString() + "\n");
      System.out.println("written to " + file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode json() {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("name", name);
    json.put("at", Instant.now().toString());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("java", Runtime.version().toString());
    ArrayNode array = json.putArray("figures");
    for (Figure figure : figures) {
      ObjectNode node = array.addObject();
      node.put("name", figure.name()).put("value", figure.value()).put("unit", figure.unit());
      if (figure.floor() != null) {
        node.put("floor", figure.floor()).put("ratio", figure.ratio());
      }
    }
    ArrayNode failed = json.putArray("failures");
    failures.forEach(failed::add);
    return json;
  }

  private static String number(double value) {
    return String.format(
        Locale.ROOT, value >= 1000 ? "%,.0f" : value >= 10 ? "%.1f" : "%.3f", value);
  }
}

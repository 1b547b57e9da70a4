// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.listing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Rows of RFC 4180. A list in a cell is parted by {@code "; "}; a list of alternatives in it by
 * {@code " | "}. A cell that a spreadsheet would take for a formula is preceded by an apostrophe.
 */
final class CsvText {

  private static final String END = "\r\n";
  private static final Set<Character> FORMULA = Set.of('=', '+', '-', '@', '\t', '\r');

  private CsvText() {}

  /** The header and a row per item. */
  static String of(List<String> columns, List<JsonNode> items) {
    StringBuilder text = new StringBuilder(row(columns));
    for (JsonNode item : items) {
      text.append(row(columns.stream().map(column -> cell(at(item, column))).toList()));
    }
    return text.toString();
  }

  /** A column is named after the field it shows, with dots between the steps. */
  static JsonNode at(JsonNode item, String column) {
    return item.at("/" + column.replace('.', '/'));
  }

  private static String row(List<String> cells) {
    return cells.stream().map(CsvText::quoted).collect(Collectors.joining(",", "", END));
  }

  private static String quoted(String cell) {
    String text = !cell.isEmpty() && FORMULA.contains(cell.charAt(0)) ? "'" + cell : cell;
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static String cell(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .map(field -> field.getKey() + "=" + cell(field.getValue()))
          .collect(Collectors.joining("; "));
    }
    return value.isArray() ? joined(value, "; ") : scalar(value);
  }

  private static String joined(JsonNode list, String separator) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(CsvText::element)
        .collect(Collectors.joining(separator));
  }

  private static String element(JsonNode value) {
    if (value.isObject()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(field -> field.isArray() ? joined(field, ", ") : scalar(field))
          .collect(Collectors.joining(" "));
    }
    return value.isArray() ? joined(value, " | ") : scalar(value);
  }

  private static String scalar(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "" : value.asText();
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.browse;

import io.holdfast.catalogue.edition.EditionLibrary;
import io.holdfast.catalogue.edition.OpenEdition;
import io.holdfast.kit.paging.Cursor;
import io.holdfast.kit.paging.Page;
import io.holdfast.kit.paging.PageRequest;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One request for a list of an edition. Its cursor names the edition, so that a list goes on in the
 * edition in which it began.
 */
public final class Browsing {

  private final OpenEdition edition;
  private final PageRequest page;
  private final List<Violation> violations = new ArrayList<>();

  private Browsing(OpenEdition edition, PageRequest page) {
    this.edition = edition;
    this.page = page;
  }

  /**
   * Begins to answer a request.
   *
   * @throws Problem invalid, when edition, limit or cursor make no sense
   */
  public static Browsing of(
      EditionLibrary library,
      @Nullable String edition,
      @Nullable String limit,
      @Nullable String cursor) {
    PageRequest page = page(limit, cursor, 2);
    String continued = page.after(0);
    if (continued != null && edition != null && !continued.equals(edition)) {
      throw Problem.invalid("?cursor", "other-edition", "cursor is of edition " + continued);
    }
    return new Browsing(library.open(continued == null ? edition : continued), page);
  }

  /** Reads the query parameters of paging. */
  public static PageRequest page(@Nullable String limit, @Nullable String cursor, int parts) {
    try {
      return PageRequest.of(limit == null ? null : Integer.valueOf(limit), cursor, parts);
    } catch (NumberFormatException e) {
      throw Problem.invalid("?limit", "not-a-number", "limit must be a number");
    }
  }

  /** The edition that the request reads. */
  public OpenEdition edition() {
    return edition;
  }

  /** A filter's value has to be one that the edition knows. */
  public Browsing filter(String name, @Nullable String value, Collection<String> known) {
    if (value != null && !known.contains(value)) {
      violations.add(new Violation("?" + name, "unknown-" + name, message(name, value, known)));
    }
    return this;
  }

  private String message(String name, String value, Collection<String> known) {
    String text = "edition %s knows no %s '%s'".formatted(edition.version(), name, value);
    return known.size() > 30 ? text : text + "; known are " + known;
  }

  /**
   * The part of the list that was asked for.
   *
   * @param id what the cursor names an item by
   * @throws Problem invalid, when a filter is
   */
  public <T> Page<T> page(Stream<T> items, Function<T, String> id) {
    if (!violations.isEmpty()) {
      throw Problem.invalid(violations);
    }
    List<T> all = items.toList();
    int from = 0;
    String last = page.after(1);
    if (last != null) {
      from = all.stream().map(id).toList().indexOf(last) + 1;
      if (from == 0) {
        throw Problem.invalid("?cursor", "bad-cursor", "cursor is not one that this list gave");
      }
    }
    List<T> rows = all.subList(from, Math.min(all.size(), from + page.limit() + 1));
    return Page.of(rows, page, item -> Cursor.of(edition.version(), id.apply(item)));
  }
}

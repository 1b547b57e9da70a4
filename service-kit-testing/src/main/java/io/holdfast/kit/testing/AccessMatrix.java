// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import io.holdfast.kit.access.Roles;
import io.holdfast.kit.json.Json;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may call what, tried on the running service: every operation of its OpenAPI document without
 * a token, with bad tokens, with every role that may not, with the right role in another team, and
 * with every role that may. An operation without a row fails, and so does a row without an
 * operation.
 *
 * <pre>{@code
 * new AccessMatrix("retail-credit", "tax")
 *     .row("listSystems", AccessMatrix.READERS)
 *     .row("putSystem", Set.of(INVENTORY_EDITOR)).object(Map.of("key", "scoring")).body(document)
 *     .operationsOf("inventory-service")
 *     .check();
 * }</pre>
 */
public final class AccessMatrix {

  /** Every role: all roles read. */
  public static final Set<String> READERS = Roles.ALL;

  private final String team;
  private final String otherTeam;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /** One operation: who may call it, and how it is called. */
  public final class Row {
    private final Set<String> allowed;
    private final boolean open;
    private Map<String, String> path = Map.of();
    private Map<String, String> query = Map.of();
    private boolean namesObject;
    private boolean allTeams;
    private @Nullable Object body;
    private String contentType = "application/json";

    private Row(Set<String> allowed, boolean open) {
      this.allowed = allowed;
      this.open = open;
    }

    /** Path parameters that name an object of the team: for another team it does not exist. */
    public Row object(Map<String, String> parameters) {
      namesObject = true;
      return path(parameters);
    }

    /** Path parameters that name nothing of a team. */
    public Row path(Map<String, String> parameters) {
      path = parameters;
      return this;
    }

    /** Query parameters. */
    public Row query(Map<String, String> parameters) {
      query = parameters;
      return this;
    }

    /** The body, where the operation takes one; valid enough to come to the team's check. */
    public Row body(Object content) {
      body = content;
      return this;
    }

    /** The body with a media type of its own. */
    public Row body(Object content, String mediaType) {
      contentType = mediaType;
      return body(content);
    }

    /** The body names the team it writes into: with the role in another team only, 403 or 404. */
    public Row writesIntoTeam() {
      namesObject = true;
      return this;
    }

    /** The role is needed in every team ({@code *}): in one team only it does not suffice. */
    public Row inAllTeams() {
      allTeams = true;
      return this;
    }

    /** Begins the next row. */
    public Row row(String operationId, Set<String> roles) {
      return AccessMatrix.this.row(operationId, roles);
    }

    /** See {@link AccessMatrix#open}. */
    public Row open(String operationId) {
      return AccessMatrix.this.open(operationId);
    }

    /** See {@link AccessMatrix#operationsOf}. */
    public AccessMatrix operationsOf(String service) {
      return AccessMatrix.this.operationsOf(service);
    }

    /** See {@link AccessMatrix#check}. */
    public void check() {
      AccessMatrix.this.check();
    }
  }

  /** A matrix for the objects of a team, tried by another team as well. */
  public AccessMatrix(String team, String otherTeam) {
    this.team = team;
    this.otherTeam = otherTeam;
  }

  /** An operation and the roles that may call it. */
  public Row row(String operationId, Set<String> roles) {
    return add(operationId, new Row(roles, false));
  }

  /** An operation that needs no token. */
  public Row open(String operationId) {
    return add(operationId, new Row(Set.of(), true));
  }

  /** The operator's operations that the kit gives to every service. */
  public AccessMatrix operationsOf(String service) {
    Set<String> operator = Set.of(Roles.OPERATOR);
    Map<String, String> self = Map.of("service", service);
    Map<String, String> event =
        Map.of("service", service, "id", "00000000-0000-7000-8000-000000000000");
    row("listInbox", operator).path(self).inAllTeams();
    row("retryInboxEvent", operator).path(event).inAllTeams();
    row("skipInboxEvent", operator).path(event).body(Map.of("reason", "try")).inAllTeams();
    row("listRepublications", operator).path(self).inAllTeams();
    row("getRepublication", operator).path(event).inAllTeams();
    row("republish", operator).path(self).body(Map.of("topic", "none")).inAllTeams();
    return this;
  }

  private Row add(String operationId, Row row) {
    if (rows.put(operationId, row) != null) {
      throw new IllegalArgumentException("two rows for " + operationId);
    }
    return row;
  }

  /** Tries everything; fails with all that is not as the rows say. */
  public void check() {
    List<OpenApiDocument.Operation> operations = OpenApiDocument.ofRunningService().operations();
    Set<String> known = new TreeSet<>();
    operations.forEach(operation -> known.add(operation.id()));
    rows.keySet().stream()
        .filter(id -> !known.contains(id))
        .forEach(id -> faults.add("row " + id + " names no operation"));
    operations.forEach(this::refusals);
    // those that may come last: they may change or remove the objects
    operations.forEach(this::admissions);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          faults.size() + " breaches of the access matrix:\n  " + String.join("\n  ", faults));
    }
  }

  private void refusals(OpenApiDocument.Operation operation) {
    Row row = rows.get(operation.id());
    if (row == null) {
      faults.add(operation + " (" + operation.id() + ") has no row");
      return;
    }
    if (operation.takesBody() && row.body == null) {
      faults.add(operation.id() + " takes a body; the row needs one");
    }
    if (row.open) {
      return;
    }
    String anyRole = row.allowed.iterator().next() + "@*";
    expect(operation, row, "no token", null, 401);
    expect(operation, row, "another signature", Tokens.wronglySigned(anyRole), 401);
    expect(operation, row, "an expired token", Tokens.expired(anyRole), 401);
    expect(operation, row, "another audience", Tokens.forAnotherAudience(anyRole), 401);
    expect(operation, row, "another issuer", Tokens.byAnotherIssuer(anyRole), 401);
    expect(operation, row, "no groups", Tokens.withoutGroups(), 403);
    for (String role : new TreeSet<>(Roles.ALL)) {
      if (!row.allowed.contains(role)) {
        expect(operation, row, role, Tokens.of(role + "@*"), 403);
      } else if (row.allTeams) {
        expect(operation, row, role + "@" + team, Tokens.of(role + "@" + team), 403);
      } else if (row.namesObject) {
        String grant = role + "@" + otherTeam;
        expect(operation, row, grant, Tokens.of(grant), 404, 403);
      }
    }
  }

  private void admissions(OpenApiDocument.Operation operation) {
    Row row = rows.get(operation.id());
    if (row == null) {
      return;
    }
    for (String role : new TreeSet<>(row.allowed)) {
      String grant = role + "@" + (row.allTeams ? "*" : team);
      int status = call(operation, row, Tokens.of(grant)).statusCode();
      if (status == 401 || status == 403 || status >= 500) {
        faults.add("%s with %s: allowed, but %d".formatted(operation.id(), grant, status));
      }
    }
    if (row.open && call(operation, row, null).statusCode() == 401) {
      faults.add(operation.id() + " without a token: allowed, but 401");
    }
  }

  private void expect(
      OpenApiDocument.Operation operation,
      Row row,
      String who,
      @Nullable String token,
      int... expected) {
    Response response = call(operation, row, token);
    int status = response.statusCode();
    if (Arrays.stream(expected).noneMatch(one -> one == status)) {
      faults.add(
          "%s with %s: %s expected, was %d"
              .formatted(operation.id(), who, Arrays.toString(expected), status));
    } else if (!String.valueOf(response.contentType()).startsWith("application/problem+json")) {
      faults.add(
          "%s with %s: %d is no problem document but %s"
              .formatted(operation.id(), who, status, response.contentType()));
    }
  }

  private Response call(OpenApiDocument.Operation operation, Row row, @Nullable String token) {
    RequestSpecification request = RestAssured.given().queryParams(row.query).pathParams(row.path);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (row.body != null) {
      request
          .contentType(row.contentType)
          .body(row.body instanceof String text ? text : Json.text(row.body));
    }
    return request.request(operation.method().toUpperCase(java.util.Locale.ROOT), operation.path());
  }
}

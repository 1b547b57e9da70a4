// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ExecutionConfig;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The official JSON schemas of OSCAL 1.2.1. */
public final class OscalSchemas {

  /** Failures after which validation stops: alternatives that do not fit count as well. */
  private static final int MOST_FAILURES = 20_000;

  /**
   * The pattern beside it says it all; the format would refuse {@code -00:00}, which RFC 3339 has
   * (section 4.3) and NIST writes.
   */
  private static final String DATE_TIME = "date-time";

  private static final String UNKNOWN_MEMBER = "additionalProperties";
  private static final Map<OscalKind, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();
  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          .locale(Locale.ROOT)
          .regularExpressionFactory(OscalSchemas::expression)
          .build();

  private OscalSchemas() {}

  /** What the schema of its model finds wrong with a document. */
  public static List<Violation> check(OscalDocument document) {
    JsonSchema schema = SCHEMAS.computeIfAbsent(document.kind(), OscalSchemas::load);
    try {
      return violations(schema.validate(new BoundedContext(), document.tree()));
    } catch (TooManyException e) {
      return List.of(
          new Violation("", "schema", "the schema does not fit in more places than can be named"));
    }
  }

  private static List<Violation> violations(Collection<ValidationMessage> messages) {
    Set<String> failing = new HashSet<>();
    Set<String> above = new HashSet<>();
    for (ValidationMessage message : messages) {
      String pointer = message.getInstanceLocation().toString();
      for (int end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
        failing.add(pointer.substring(0, end));
        if (end < pointer.length()) {
          above.add(pointer.substring(0, end));
        }
      }
    }
    return messages.stream()
        .filter(message -> !isOfAnotherAlternative(message, failing, above))
        .filter(message -> !DATE_TIME.equals(message.getSchemaNode().asText()))
        .map(OscalSchemas::violation)
        .distinct()
        .toList();
  }

  /**
   * Where two shapes are allowed, the one that was not meant finds a member unknown, or the whole
   * of another type, in which the other one finds what is really wrong.
   */
  private static boolean isOfAnotherAlternative(
      ValidationMessage message, Set<String> failing, Set<String> above) {
    String pointer = message.getInstanceLocation().toString();
    return UNKNOWN_MEMBER.equals(message.getType())
            && failing.contains(pointer + "/" + message.getProperty())
        || "type".equals(message.getType()) && above.contains(pointer);
  }

  private static Violation violation(ValidationMessage message) {
    String pointer = message.getInstanceLocation().toString();
    return new Violation(pointer, "schema", OscalReader.shortened(message.getError()));
  }

  private static JsonSchema load(OscalKind kind) {
    ObjectNode schema = (ObjectNode) read("/oscal/1.2.1/oscal_" + kind.schema() + "_schema.json");
    if (kind == OscalKind.PROFILE) {
      admitCombinationMethod(schema);
    }
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(SchemaLocation.of(schema.path("$id").asText()), schema, CONFIG);
  }

  /**
   * The Metaschema of profiles gives {@code combine} a {@code method}; the JSON schema that was
   * generated from it for 1.2.1 forgets it and would refuse every profile that says it.
   */
  private static void admitCombinationMethod(ObjectNode schema) {
    for (JsonNode merge : schema.at("/definitions/oscal-profile-oscal-profile:merge/anyOf")) {
      ((ObjectNode) merge.at("/properties/combine"))
          .putObject("properties")
          .putObject("method")
          .putArray("enum")
          .add("use-first")
          .add("merge")
          .add("keep");
    }
  }

  private static JsonNode read(String resource) {
    try (InputStream in = OscalSchemas.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no schema " + resource);
      }
      return Json.readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The schema's patterns as Java runs them without recursion: a repeated group of alternatives
   * takes stack per character, a class of characters does not.
   */
  private static com.networknt.schema.regex.RegularExpression expression(String regex) {
    String java =
        regex.replace("(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*", "[\\p{L}_][\\p{L}\\p{N}.\\-_]*");
    Pattern pattern =
        Pattern.compile(java.endsWith("$") ? java.substring(0, java.length() - 1) + "\\z" : java);
    return text -> pattern.matcher(text).find();
  }

  private static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyException() {
      super(null, null, false, false);
    }
  }

  /** Asked once per failure whether to go on: says stop when memory would fill with failures. */
  private static final class BoundedContext extends ExecutionContext {
    private int failures;

    BoundedContext() {
      super(asserting());
    }

    private static ExecutionConfig asserting() {
      ExecutionConfig config = new ExecutionConfig();
      config.setFormatAssertionsEnabled(true);
      return config;
    }

    @Override
    public boolean isFailFast() {
      if (++failures > MOST_FAILURES) {
        throw new TooManyException();
      }
      return false;
    }

    @Override
    public void setFailFast(boolean failFast) {
      // validators switch it while they try alternatives; every failure is wanted
    }
  }
}

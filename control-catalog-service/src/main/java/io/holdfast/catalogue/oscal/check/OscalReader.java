// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.oscal.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.oscal.OscalDocument;
import io.holdfast.catalogue.oscal.OscalKind;
import io.holdfast.kit.json.Json;
import io.holdfast.kit.problem.Problem;
import io.holdfast.kit.problem.ProblemType;
import io.holdfast.kit.problem.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads documents in OSCAL that others wrote. Limits hold while bytes are read, before anything is
 * built of them; after that everything that is wrong is said at once.
 */
public final class OscalReader {

  /** Bytes of a document: 12 MiB, more than the whole of NIST SP 800-53 indented. */
  public static final int MAX_BYTES = 12 * 1024 * 1024;

  /** Names, values, beginnings and ends in a document: what bounds the memory of its tree. */
  public static final int MAX_TOKENS = 600_000;

  /** Problems that one answer names. */
  public static final int MAX_VIOLATIONS = 100;

  private static final Pattern VERSIONS = Pattern.compile("1\\.[0-2]\\.\\d{1,3}(-[0-9A-Za-z.]+)?");
  private static final ObjectMapper MAPPER = mapper();

  private OscalReader() {}

  private static ObjectMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(Json.MAX_DEPTH)
            .maxDocumentLength(MAX_BYTES)
            .maxTokenCount(MAX_TOKENS)
            .maxStringLength(MAX_BYTES)
            .maxNameLength(1_000)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return new ObjectMapper(factory).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /**
   * Reads and checks a document.
   *
   * @throws Problem malformed or too large, when it cannot be read; invalid with the first {@value
   *     #MAX_VIOLATIONS} of all that is wrong with it
   */
  public static CheckedDocument read(byte[] bytes) {
    OscalDocument document = parse(bytes);
    List<Violation> violations = new ArrayList<>(OscalSchemas.check(document));
    Findings findings = DocumentCheck.check(document);
    violations.addAll(findings.violations());
    refuse(violations);
    return new CheckedDocument(document, findings.unresolved(), findings.notes());
  }

  /**
   * Reads a document that was checked before.
   *
   * @throws Problem malformed, when it is none
   */
  public static OscalDocument parse(byte[] bytes) {
    JsonNode tree = tree(bytes);
    String root = root(tree);
    OscalKind kind =
        OscalKind.ofRoot(root)
            .orElseThrow(
                () ->
                    Problem.invalid(
                        "",
                        "unknown-model",
                        "'%s' is no OSCAL model that is taken here; these are %s"
                            .formatted(root, OscalKind.roots())));
    String version = tree.path(root).path("metadata").path("oscal-version").asText();
    if (!VERSIONS.matcher(version).matches()) {
      throw Problem.invalid(
          "/" + root + "/metadata/oscal-version",
          "unknown-oscal-version",
          "oscal-version is '%s'; versions 1.0 to 1.2 are taken".formatted(shortened(version)));
    }
    return new OscalDocument(kind, (ObjectNode) tree);
  }

  private static JsonNode tree(byte[] bytes) {
    try (JsonParser parser = MAPPER.createParser(bytes)) {
      JsonNode tree = MAPPER.readTree(parser);
      if (tree == null || !tree.isObject()) {
        throw Problem.invalid("", "bad-type", "a JSON object is expected");
      }
      if (parser.nextToken() != null) {
        throw malformed("not-json", "something follows the document");
      }
      return tree;
    } catch (StreamConstraintsException e) {
      String message = Optional.ofNullable(e.getOriginalMessage()).orElse("too large");
      if (message.contains("nesting depth")) {
        throw malformed("too-deep-or-long", message);
      }
      throw Problem.of(ProblemType.TOO_LARGE, message);
    } catch (JsonProcessingException e) {
      throw malformed("not-json", "the body is no JSON: " + shortened(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Problem malformed(String code, String message) {
    return Problem.of(ProblemType.MALFORMED, message, List.of(new Violation("", code, message)));
  }

  private static String root(JsonNode tree) {
    List<String> names = new ArrayList<>();
    tree.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("$schema")) {
                names.add(name);
              }
            });
    return names.size() == 1 ? shortened(names.getFirst()) : "";
  }

  /**
   * Refuses a document when something is wrong with it.
   *
   * @throws Problem invalid, with the first {@value #MAX_VIOLATIONS}
   */
  public static void refuse(List<Violation> violations) {
    if (violations.isEmpty()) {
      return;
    }
    List<Violation> named =
        new ArrayList<>(violations.subList(0, Math.min(MAX_VIOLATIONS, violations.size())));
    if (violations.size() > MAX_VIOLATIONS) {
      named.add(
          new Violation(
              "", "more", (violations.size() - MAX_VIOLATIONS) + " more problems are not named"));
    }
    throw Problem.invalid(named);
  }

  static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "...";
  }
}

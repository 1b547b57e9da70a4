// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.assessment;

import io.holdfast.assessment.engine.result.Fact;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the facts are that an assessment names by kind and id: RFC 6570 URI templates by kind, so
 * that any verdict can be followed down to its facts.
 */
@ApplicationScoped
class Links {

  private static final String EVENT = "EVENT";

  private final LinkConfig config;

  Links(LinkConfig config) {
    this.config = config;
  }

  /** By kind of fact, and {@code EVENT} for the lifecycle events that brought its cases. */
  Map<String, String> of(SystemRef system, AssessmentSummary row) {
    Map<String, String> links = new TreeMap<>();
    for (Fact.Kind kind : Fact.Kind.values()) {
      links.put(kind.name(), template(kind, system, row));
    }
    links.put(EVENT, at(config.monitoring(), "/api/v1/events/{id}"));
    return links;
  }

  private String template(Fact.Kind kind, SystemRef system, AssessmentSummary row) {
    String assessments = "/api/v1/assessments/";
    return switch (kind) {
      case ACTOR, COMPONENT, ZONE, FLOW, PROFILE ->
          at(
              config.inventory(),
              "/api/v1/systems/" + system.key() + "/revisions/" + row.revision());
      case FAMILY -> catalogue("threats", row);
      case CONTROL -> catalogue("controls", row);
      case EVIDENCE_KIND -> catalogue("evidence-kinds", row);
      case REQUIREMENT -> catalogue("requirements", row);
      case PARAMETER -> at(config.catalogue(), "/api/v1/catalogue/editions/" + row.edition());
      case SAFEGUARD -> "/api/v1/safeguards/{id}";
      case EVIDENCE -> "/api/v1/evidence/{id}";
      case DECISION -> "/api/v1/decisions/{id}";
      case FINDING -> assessments + system.id() + "/findings/{id}";
      case SCENARIO -> assessments + "by-id/" + row.id();
    };
  }

  private String catalogue(String collection, AssessmentSummary row) {
    return at(
        config.catalogue(), "/api/v1/catalogue/" + collection + "/{id}?edition=" + row.edition());
  }

  private static String at(Optional<URI> origin, String path) {
    return origin.map(uri -> uri.toString().replaceAll("/+$", "")).orElse("") + path;
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine;

import io.holdfast.assessment.engine.input.AssessmentInput;
import io.holdfast.assessment.engine.input.Change;
import io.holdfast.assessment.engine.input.Decision;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.EvidenceMethod;
import io.holdfast.assessment.engine.input.Finding;
import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Identity;
import io.holdfast.assessment.engine.input.OrganisationPolicy;
import io.holdfast.assessment.engine.input.Outcome;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.SafeguardStatus;
import io.holdfast.assessment.engine.input.ScopeKind;
import io.holdfast.assessment.engine.input.Signature;
import io.holdfast.assessment.engine.input.SystemRevision;
import io.holdfast.assessment.engine.result.Assessment;
import io.holdfast.assessment.engine.result.RequirementResult;
import io.holdfast.assessment.engine.result.SafeguardResult;
import io.holdfast.assessment.engine.result.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the inputs of an assessment together in tests; it is day 20, evidence is of day 10. */
public final class Inputs {

  public static final Instant COLLECTED = day(10);
  public static final Instant NOW = day(20);

  private final SystemRevision revision;
  private final List<Safeguard> safeguards = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private Edition edition = ReferenceEdition.EDITION;
  private Instant asOf = NOW;

  private Inputs(SystemRevision revision) {
    this.revision = revision;
  }

  public static Inputs of(Systems system) {
    return new Inputs(system.revision());
  }

  /** So many days after the system began. */
  public static Instant day(int days) {
    return Systems.T0.plus(Duration.ofDays(days));
  }

  public Inputs edition(Edition other) {
    edition = other;
    return this;
  }

  public Inputs asOf(Instant instant) {
    asOf = instant;
    return this;
  }

  /** Implemented from the beginning, on the whole system. */
  public Inputs safeguard(String control) {
    return add(safeguard(control, ScopeKind.SYSTEM, null, Systems.T0));
  }

  public Inputs safeguard(String control, String component) {
    return add(safeguard(control, ScopeKind.COMPONENT, component, Systems.T0));
  }

  public static Safeguard safeguard(
      String control, ScopeKind scope, @Nullable String component, Instant from) {
    String id = component == null ? "s-" + control : "s-" + control + "-" + component;
    return new Safeguard(id, control, scope, component, SafeguardStatus.IMPLEMENTED, from, null);
  }

  public Inputs add(Safeguard safeguard) {
    safeguards.add(safeguard);
    return this;
  }

  public Inputs add(Evidence each) {
    evidence.add(each);
    return this;
  }

  public Inputs add(Decision decision) {
    decisions.add(decision);
    return this;
  }

  public Inputs add(Change change) {
    changes.add(change);
    return this;
  }

  public Inputs add(Finding finding) {
    findings.add(finding);
    return this;
  }

  public Inputs finding(String id, FindingKind kind, String component, boolean exploitable) {
    return add(new Finding(id, kind, component, day(5), null, exploitable, null));
  }

  /** Passing evidence by test, for these safeguards, on this subject. */
  public static Evidence passing(
      String id, String kind, Evidence.Subject subject, String... safeguards) {
    return evidence(id, kind, subject, Outcome.PASS, COLLECTED, safeguards);
  }

  public static Evidence evidence(
      String id,
      String kind,
      Evidence.Subject subject,
      Outcome outcome,
      Instant collected,
      String... safeguards) {
    return new Evidence(
        id,
        kind,
        List.of(subject),
        outcome,
        EvidenceMethod.TEST,
        collected,
        collected,
        null,
        List.of(safeguards),
        Signature.NOT_SIGNED,
        List.of());
  }

  /** A passed test of the system that tried some families only. */
  public static Evidence passingFor(
      List<String> families, String id, String kind, String... safeguards) {
    return new Evidence(
        id,
        kind,
        List.of(onSystem()),
        Outcome.PASS,
        EvidenceMethod.TEST,
        COLLECTED,
        COLLECTED,
        null,
        List.of(safeguards),
        Signature.NOT_SIGNED,
        families);
  }

  public static Evidence.Subject on(String component, String digest) {
    return new Evidence.OfComponent(component, new Identity(null, digest, null, null), List.of());
  }

  public static Evidence.Subject onSystem() {
    return new Evidence.OfSystem();
  }

  /** Signed by two persons on day 11, for good. */
  public static Decision.Signed signed() {
    return new Decision.Signed("amir", "petra", day(11), null, null);
  }

  public AssessmentInput input() {
    return new AssessmentInput(
        revision,
        edition,
        safeguards,
        evidence,
        findings,
        decisions,
        changes,
        OrganisationPolicy.DEFAULT,
        asOf);
  }

  public Assessment assess() {
    return Assessor.assess(input());
  }

  public static Scenario scenario(Assessment assessment, String id) {
    return assessment.scenarios().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no scenario " + id));
  }

  public static SafeguardResult safeguard(Assessment assessment, String id) {
    return assessment.safeguards().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no safeguard " + id));
  }

  public static RequirementResult requirement(Assessment assessment, String id) {
    return assessment.requirements().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no requirement " + id));
  }
}

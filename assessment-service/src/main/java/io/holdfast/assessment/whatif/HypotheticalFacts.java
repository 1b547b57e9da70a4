// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.whatif;

import io.holdfast.assessment.engine.input.FindingKind;
import io.holdfast.assessment.engine.input.Level;
import io.holdfast.assessment.evidence.Method;
import io.holdfast.assessment.evidence.Outcome;
import io.holdfast.assessment.evidence.Subject;
import io.holdfast.assessment.inputs.Snapshot;
import io.holdfast.assessment.safeguard.ScopeType;
import io.holdfast.assessment.upstream.EditionDocument;
import io.holdfast.assessment.upstream.SystemDocument;
import io.holdfast.kit.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Safeguards, evidence and findings as they would be. */
final class HypotheticalFacts {

  private static final String OPENED = "OPENED";

  private final Problems wrong;
  private final Instant asOf;
  private final SystemDocument document;
  private final EditionDocument edition;

  HypotheticalFacts(
      Problems wrong, Instant asOf, SystemDocument document, EditionDocument edition) {
    this.wrong = wrong;
    this.asOf = asOf;
    this.document = document;
    this.edition = edition;
  }

  List<Snapshot.Safeguard> safeguards(WhatIfRequest request, List<Snapshot.Safeguard> today) {
    List<UUID> gone = WhatIfRequest.orNone(request.withoutSafeguards());
    List<UUID> done = WhatIfRequest.orNone(request.implement());
    checkIds("/withoutSafeguards/", gone, today, Snapshot.Safeguard::id, "safeguard");
    checkIds("/implement/", done, today, Snapshot.Safeguard::id, "safeguard");
    List<Snapshot.Safeguard> all = new ArrayList<>();
    for (Snapshot.Safeguard safeguard : today) {
      if (isIn(done, safeguard.id())) {
        all.add(implemented(safeguard, asOf));
      } else if (!isIn(gone, safeguard.id())) {
        all.add(safeguard);
      }
    }
    List<WhatIfRequest.NewSafeguard> added = WhatIfRequest.orNone(request.safeguards());
    for (int i = 0; i < added.size(); i++) {
      all.add(safeguard(added.get(i), i, all));
    }
    return all;
  }

  private Snapshot.Safeguard safeguard(
      WhatIfRequest.NewSafeguard added, int i, List<Snapshot.Safeguard> others) {
    String pointer = "/safeguards/" + i;
    String control = wrong.need(pointer + "/control", added.control());
    if (!control.isEmpty() && !edition.hasControl(control)) {
      wrong.add(pointer + "/control", "unknown-control", "the edition has no control " + control);
    }
    ScopeType scope = added.scope() == null ? ScopeType.SYSTEM : added.scope();
    if (added.scope() == null) {
      wrong.add(pointer + "/scope", "missing", "a value is needed");
    }
    if ((scope == ScopeType.COMPONENT) != (added.component() != null)) {
      wrong.add(pointer + "/component", "mismatch", "needed with scope COMPONENT, and only there");
    } else if (added.component() != null) {
      component(pointer + "/component", added.component());
    }
    String id = added.id() == null ? "what-if-safeguard-" + i : added.id();
    if (others.stream().anyMatch(each -> each.id().equals(id))) {
      wrong.add(pointer + "/id", "duplicate-key", "there is a safeguard " + id + " already");
    }
    Instant from = Objects.requireNonNullElse(added.implementedFrom(), asOf);
    return implemented(
        new Snapshot.Safeguard(id, control, scope.name(), added.component(), null), from);
  }

  private Snapshot.Safeguard implemented(Snapshot.Safeguard safeguard, Instant from) {
    List<Snapshot.Status> statuses =
        new ArrayList<>(safeguard.statuses() == null ? List.of() : safeguard.statuses());
    statuses.add(new Snapshot.Status(new UUID(0, 0), "IMPLEMENTED", from, from, null));
    return new Snapshot.Safeguard(
        safeguard.id(), safeguard.control(), safeguard.scope(), safeguard.component(), statuses);
  }

  List<Snapshot.Evidence> evidence(
      WhatIfRequest request, Snapshot today, List<Snapshot.Safeguard> safeguards) {
    List<UUID> gone = WhatIfRequest.orNone(request.withoutEvidence());
    checkIds("/withoutEvidence/", gone, today.evidence(), Snapshot.Evidence::id, "evidence");
    List<Snapshot.Evidence> all = new ArrayList<>();
    today.evidence().stream().filter(each -> !isIn(gone, each.id())).forEach(all::add);
    Set<String> known = new HashSet<>();
    safeguards.forEach(safeguard -> known.add(safeguard.id()));
    List<WhatIfRequest.NewEvidence> added = WhatIfRequest.orNone(request.evidence());
    for (int i = 0; i < added.size(); i++) {
      all.add(evidence(added.get(i), i, today.system().id(), known));
    }
    return all;
  }

  private Snapshot.Evidence evidence(
      WhatIfRequest.NewEvidence added, int i, UUID system, Set<String> safeguards) {
    String pointer = "/evidence/" + i;
    String kind = wrong.need(pointer + "/kind", added.kind());
    if (!kind.isEmpty() && !edition.hasEvidenceKind(kind)) {
      wrong.add(pointer + "/kind", "unknown-kind", "the edition has no kind of evidence " + kind);
    }
    List<Subject> subjects = WhatIfRequest.orNone(added.subjects());
    for (int s = 0; s < subjects.size(); s++) {
      String where = "%s/subjects/%d/component".formatted(pointer, s);
      wrong.subject("%s/subjects/%d".formatted(pointer, s), subjects.get(s));
      component(where, Objects.requireNonNullElse(subjects.get(s).component(), ""));
    }
    List<String> named = WhatIfRequest.orNone(added.safeguards());
    for (int s = 0; s < named.size(); s++) {
      if (!safeguards.contains(named.get(s))) {
        wrong.add(
            "%s/safeguards/%d".formatted(pointer, s),
            "unknown-safeguard",
            "no safeguard " + named.get(s));
      }
    }
    Instant collected = Objects.requireNonNullElse(added.collectedAt(), asOf);
    return new Snapshot.Evidence(
        "what-if-evidence-" + i,
        system,
        kind,
        Json.text(subjects),
        Objects.requireNonNullElse(added.outcome(), Outcome.PASS).name(),
        Objects.requireNonNullElse(added.method(), Method.TEST).name(),
        collected,
        collected,
        added.validUntil(),
        Json.text(named),
        null);
  }

  List<Snapshot.Finding> findings(WhatIfRequest request, List<Snapshot.Finding> today) {
    List<UUID> closed = WhatIfRequest.orNone(request.withoutFindings());
    checkIds("/withoutFindings/", closed, today, Snapshot.Finding::id, "finding");
    List<Snapshot.Finding> all = new ArrayList<>(today);
    today.stream().filter(each -> isIn(closed, each.id())).map(this::closed).forEach(all::add);
    List<WhatIfRequest.NewFinding> added = WhatIfRequest.orNone(request.findings());
    for (int i = 0; i < added.size(); i++) {
      all.add(finding(added.get(i), i));
    }
    return all;
  }

  private Snapshot.Finding closed(Snapshot.Finding open) {
    return row(
        "what-if-closed-" + open.id(),
        open.component(),
        open.findingKey(),
        open.kind(),
        "CLOSED",
        null,
        false);
  }

  private Snapshot.Finding finding(WhatIfRequest.NewFinding added, int i) {
    String pointer = "/findings/" + i;
    String component = wrong.need(pointer + "/component", added.component());
    component(pointer + "/component", component);
    String kind = wrong.need(pointer + "/kind", added.kind());
    word(pointer + "/kind", kind, FindingKind.values());
    if (added.severity() != null) {
      word(pointer + "/severity", added.severity(), Level.values());
    }
    String id = "what-if-finding-" + i;
    boolean exploitable = Boolean.TRUE.equals(added.exploitable());
    return row(id, component, id, kind, OPENED, added.severity(), exploitable);
  }

  private Snapshot.Finding row(
      String id,
      String component,
      String key,
      String kind,
      String action,
      @Nullable String severity,
      boolean exploitable) {
    return new Snapshot.Finding(
        id,
        component,
        key,
        kind,
        action,
        asOf,
        asOf,
        true,
        null,
        null,
        null,
        severity,
        exploitable);
  }

  private void word(String pointer, String word, Enum<?>[] known) {
    List<String> words =
        Arrays.stream(known).map(Enum::name).filter(each -> !each.equals("UNKNOWN")).toList();
    if (!word.isEmpty() && !words.contains(word)) {
      wrong.add(pointer, "unknown-value", "must be one of " + words);
    }
  }

  private void component(String pointer, String key) {
    if (!key.isEmpty() && document.component(key).isEmpty()) {
      wrong.add(pointer, "unknown-component", "there is no component " + key);
    }
  }

  private static boolean isIn(List<UUID> ids, String id) {
    return ids.stream().anyMatch(each -> each.toString().equals(id));
  }

  private <T> void checkIds(
      String pointer, List<UUID> ids, List<T> items, Function<T, String> id, String what) {
    for (int i = 0; i < ids.size(); i++) {
      String wanted = String.valueOf(ids.get(i));
      if (items.stream().noneMatch(item -> id.apply(item).equals(wanted))) {
        wrong.add(pointer + i, "unknown-" + what, "no " + what + " " + wanted + " of this system");
      }
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment.engine.evidence;

import io.holdfast.assessment.engine.catalogue.CatalogueIndex;
import io.holdfast.assessment.engine.input.Edition;
import io.holdfast.assessment.engine.input.Evidence;
import io.holdfast.assessment.engine.input.Safeguard;
import io.holdfast.assessment.engine.input.ScopeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which evidence speaks for a safeguard (method.md section 4): evidence that names it; and unnamed
 * evidence in whose reach it is and whose kind proves its control unnamed.
 */
final class EvidenceIndex {

  private static final Set<String> WIDE_BINDINGS = Set.of("SYSTEM", "ORGANISATION");

  private final CatalogueIndex catalogue;
  private final Map<String, List<Evidence>> named = new HashMap<>();
  private final Map<String, List<Evidence>> unnamedWide = new HashMap<>();
  private final Map<String, List<Evidence>> unnamedOfComponents = new HashMap<>();
  private final Map<String, Map<String, List<Evidence>>> unnamedOf = new HashMap<>();

  EvidenceIndex(CatalogueIndex catalogue, List<Evidence> evidence) {
    this.catalogue = catalogue;
    evidence.forEach(this::add);
  }

  private void add(Evidence evidence) {
    new HashSet<>(evidence.safeguards()).forEach(id -> add(named, id, evidence));
    if (!evidence.safeguards().isEmpty()) {
      return;
    }
    Set<String> components = new HashSet<>();
    boolean wide = false;
    for (Evidence.Subject subject : evidence.subjects()) {
      switch (subject) {
        case Evidence.OfComponent of -> components.add(of.component());
        case Evidence.OfSystem _ -> wide = true;
        case Evidence.OfOrganisation _ -> wide = true;
      }
    }
    if (wide) {
      add(unnamedWide, evidence.kind(), evidence);
    } else {
      add(unnamedOfComponents, evidence.kind(), evidence);
      Map<String, List<Evidence>> byComponent =
          unnamedOf.computeIfAbsent(evidence.kind(), key -> new HashMap<>());
      components.forEach(component -> add(byComponent, component, evidence));
    }
  }

  private static <V> void add(Map<String, List<V>> index, String key, V value) {
    index.computeIfAbsent(key, id -> new ArrayList<>()).add(value);
  }

  List<Evidence> speakingFor(Safeguard safeguard) {
    List<Evidence> all = new ArrayList<>(named.getOrDefault(safeguard.id(), List.of()));
    for (String kind : catalogue.unnamedKinds(safeguard.control())) {
      all.addAll(unnamedWide.getOrDefault(kind, List.of()));
      if (safeguard.scope() == ScopeKind.COMPONENT) {
        if (safeguard.component() != null) {
          all.addAll(
              unnamedOf
                  .getOrDefault(kind, Map.of())
                  .getOrDefault(safeguard.component(), List.of()));
        }
      } else if (isAboutComponents(kind)) {
        all.addAll(unnamedOfComponents.getOrDefault(kind, List.of()));
      }
    }
    return all;
  }

  /** Kinds bound to components say something of the whole by naming its parts (rule 1). */
  private boolean isAboutComponents(String id) {
    Edition.EvidenceKind kind = catalogue.evidenceKind(id);
    return kind != null && !WIDE_BINDINGS.contains(kind.boundTo());
  }
}

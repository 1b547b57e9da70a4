// SPDX-License-Identifier: Apache-2.0
package io.holdfast.inventory.document;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.holdfast.inventory.document.SystemDocument.Component;
import io.holdfast.inventory.document.SystemDocument.Flow;
import io.holdfast.inventory.document.SystemDocument.Profile;
import io.holdfast.inventory.document.SystemDocument.Version;
import io.holdfast.kit.problem.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates a system document as a whole: every problem at once, each by JSON Pointer. */
public final class DocumentValidation {

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");
  private static final Pattern URN = Pattern.compile("urn:[a-zA-Z0-9][a-zA-Z0-9-]{1,31}:\\S+");
  private static final Pattern DIGEST = Pattern.compile("sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})");
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final int MOST = 5000;

  private final SystemDocument document;
  private final Instant now;
  private final Findings findings = new Findings();
  private final Set<String> zones = new HashSet<>();
  private final Set<String> actors = new HashSet<>();
  private final Set<String> components = new HashSet<>();

  private DocumentValidation(SystemDocument document, Instant now) {
    this.document = document;
    this.now = now;
  }

  /** Everything that is wrong; empty when nothing is. */
  public static List<Violation> check(SystemDocument document, Instant now) {
    DocumentValidation validation = new DocumentValidation(document, now);
    validation.run();
    return validation.findings.all();
  }

  /** Whether a text may be a key of a system or of a part of one. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  private void run() {
    findings.required("/name", document.name());
    if (findings.required("/team", document.team()) && !isKey(String.valueOf(document.team()))) {
      findings.add("/team", "bad-key", "a team is " + KEY.pattern());
    }
    profile(document.profile());
    sizes();
    zones();
    actors();
    components();
    flows();
  }

  private void sizes() {
    if (document.components().size() > MOST || document.flows().size() > 4 * MOST) {
      findings.add("/components", "too-many", "a system has at most " + MOST + " components");
    }
  }

  private void profile(@Nullable Profile profile) {
    if (profile == null) {
      findings.add("/profile", "missing", "is needed");
      return;
    }
    findings.required("/profile/intendedPurpose", profile.intendedPurpose());
    findings.requiredWord("/profile/role", profile.role(), Vocabulary.ROLES);
    findings.requiredWord("/profile/cra", profile.cra(), Vocabulary.CRA);
    aiAct(profile.aiAct());
    impact(profile);
    if (profile.tolerance() != null) {
      findings.requiredWord(
          "/profile/tolerance/level", profile.tolerance().level(), Vocabulary.LEVELS);
      findings.required("/profile/tolerance/reason", profile.tolerance().reason());
    }
    List<SystemDocument.ForeseenChange> foreseen =
        profile.foreseenChanges() == null ? List.of() : profile.foreseenChanges();
    for (int i = 0; i < foreseen.size(); i++) {
      findings.requiredWord(
          "/profile/foreseenChanges/" + i + "/change",
          foreseen.get(i).change(),
          Vocabulary.CHANGES);
    }
  }

  private void aiAct(SystemDocument.@Nullable AiAct facts) {
    if (facts == null) {
      findings.add("/profile/aiAct", "missing", "is needed");
      return;
    }
    if (facts.annexIII() != null) {
      findings.word("/profile/aiAct/annexIII", facts.annexIII(), Vocabulary.ANNEX_III);
    }
    if (facts.derogation() != null) {
      findings.requiredWord(
          "/profile/aiAct/derogation/ground", facts.derogation().ground(), Vocabulary.DEROGATIONS);
      findings.required(
          "/profile/aiAct/derogation/justification", facts.derogation().justification());
    }
  }

  private void impact(Profile profile) {
    Map<String, SystemDocument.Impact> impacts =
        profile.impact() == null ? Map.of() : profile.impact();
    impacts.forEach(
        (property, impact) -> {
          String pointer = "/profile/impact/" + property;
          if (!Vocabulary.PROPERTIES.contains(property)) {
            findings.add(pointer, "unknown-property", "known are " + Vocabulary.PROPERTIES);
          }
          findings.requiredWord(pointer + "/level", impact.level(), Vocabulary.LEVELS);
          findings.required(pointer + "/rationale", impact.rationale());
        });
  }

  private void zones() {
    for (int i = 0; i < document.zones().size(); i++) {
      SystemDocument.Zone zone = document.zones().get(i);
      key("/zones/" + i, zone.key(), zones, "zone");
      findings.requiredWord("/zones/" + i + "/exposure", zone.exposure(), Vocabulary.EXPOSURES);
    }
  }

  private void actors() {
    for (int i = 0; i < document.actors().size(); i++) {
      SystemDocument.Actor actor = document.actors().get(i);
      key("/actors/" + i, actor.key(), actors, "actor");
      findings.requiredWord("/actors/" + i + "/kind", actor.kind(), Vocabulary.ACTOR_KINDS);
      zone("/actors/" + i + "/zone", actor.zone());
    }
  }

  private void key(String pointer, @Nullable String key, Set<String> seen, String what) {
    if (!findings.required(pointer + "/key", key)) {
      return;
    }
    String name = String.valueOf(key);
    if (!isKey(name)) {
      findings.add(pointer + "/key", "bad-key", "a key is " + KEY.pattern());
    } else if (!seen.add(name)) {
      findings.add(pointer + "/key", "duplicate-key", "another " + what + " has the key " + key);
    }
  }

  private void zone(String pointer, @Nullable String zone) {
    if (findings.required(pointer, zone) && !zones.contains(String.valueOf(zone))) {
      findings.add(pointer, "unknown-zone", "no zone has the key " + zone);
    }
  }

  private void components() {
    Map<String, String> aliasOwner = new HashMap<>();
    for (int i = 0; i < document.components().size(); i++) {
      Component component = document.components().get(i);
      String pointer = "/components/" + i;
      key(pointer, component.key(), components, "component");
      if (component.key() != null && actors.contains(component.key())) {
        findings.add(pointer + "/key", "duplicate-key", "an actor has the key " + component.key());
      }
      words(pointer, component);
      zone(pointer + "/zone", component.zone());
      aliases(pointer, component, aliasOwner);
      version(pointer + "/version", component.version());
      if (component.changes() != null) {
        findings.add(pointer + "/changes", "read-only", "change times are kept by the inventory");
      }
    }
  }

  private void words(String pointer, Component component) {
    findings.requiredWord(pointer + "/kind", component.kind(), Vocabulary.COMPONENT_KINDS);
    findings.word(pointer + "/influence", component.influence(), Vocabulary.INFLUENCES);
    findings.word(pointer + "/party", component.party(), Vocabulary.PARTIES);
    findings.word(pointer + "/approach", component.approach(), Vocabulary.APPROACHES);
    findings.word(pointer + "/learning", component.learning(), Vocabulary.LEARNING);
    findings.word(pointer + "/weights", component.weights(), Vocabulary.WEIGHTS);
    findings.word(pointer + "/adopts", component.adopts(), Vocabulary.ADOPTS);
    if (!"MODEL".equals(component.kind())) {
      onlyForModels(pointer + "/approach", component.approach());
      onlyForModels(pointer + "/learning", component.learning());
      onlyForModels(pointer + "/weights", component.weights());
    }
  }

  private void onlyForModels(String pointer, @Nullable String value) {
    if (value != null) {
      findings.add(pointer, "only-for-models", "only a component of kind MODEL has this");
    }
  }

  private void aliases(String pointer, Component component, Map<String, String> owners) {
    for (int i = 0; i < component.aliases().size(); i++) {
      String alias = component.aliases().get(i);
      String where = pointer + "/aliases/" + i;
      if (!isAlias(alias)) {
        findings.add(where, "bad-alias", "an alias is a package URL (pkg:…) or a URN (urn:…)");
      } else if (owners.putIfAbsent(alias, pointer) != null) {
        findings.add(where, "alias-used", "another component of this system has it already");
      }
    }
  }

  private static boolean isAlias(@Nullable String alias) {
    if (alias == null || alias.length() > 500) {
      return false;
    }
    if (!alias.startsWith("pkg:")) {
      return URN.matcher(alias).matches();
    }
    try {
      return !new PackageURL(alias).getName().isEmpty();
    } catch (MalformedPackageURLException e) {
      return false;
    }
  }

  private void version(String pointer, @Nullable Version version) {
    if (version == null) {
      return;
    }
    if (version.label() == null && version.digest() == null && version.registry() == null) {
      findings.add(pointer, "no-identity", "a version has a label, a digest or a registry version");
    }
    digest(pointer + "/digest", version.digest());
    if (version.since() != null && version.since().isAfter(now.plus(CLOCKS_DIFFER))) {
      findings.add(pointer + "/since", "in-future", "lies more than 5 minutes ahead");
    }
    for (int i = 0; i < version.trainedOn().size(); i++) {
      SystemDocument.DataVersion data = version.trainedOn().get(i);
      String where = pointer + "/trainedOn/" + i;
      digest(where + "/digest", data.digest());
      if (data.alias() == null && data.component() == null) {
        findings.add(where, "missing", "names its data set by alias or component");
      }
    }
  }

  private void digest(String pointer, @Nullable String digest) {
    if (digest != null && !DIGEST.matcher(digest).matches()) {
      findings.add(pointer, "bad-digest", "a digest is sha256: or sha512: and hexadecimal digits");
    }
  }

  private void flows() {
    Set<Flow> seen = new HashSet<>();
    for (int i = 0; i < document.flows().size(); i++) {
      Flow flow = document.flows().get(i);
      String pointer = "/flows/" + i;
      findings.requiredWord(pointer + "/kind", flow.kind(), Vocabulary.FLOW_KINDS);
      end(pointer + "/from", flow.from());
      end(pointer + "/to", flow.to());
      if (flow.from() != null && flow.from().equals(flow.to())) {
        findings.add(pointer + "/to", "flow-to-itself", "a flow leads somewhere else");
      }
      if (flow.from() != null && actors.contains(flow.from()) && actors.contains(flow.to())) {
        findings.add(pointer, "flow-between-actors", "a flow has a component at one end at least");
      }
      if (Boolean.TRUE.equals(flow.scores()) && !"INFERENCE_OUTPUT".equals(flow.kind())) {
        findings.add(
            pointer + "/scores", "only-for-outputs", "only INFERENCE_OUTPUT carries scores");
      }
      if (!seen.add(flow)) {
        findings.add(pointer, "duplicate-flow", "the same flow is there already");
      }
    }
  }

  private void end(String pointer, @Nullable String key) {
    if (findings.required(pointer, key) && !components.contains(key) && !actors.contains(key)) {
      findings.add(pointer, "unknown-end", "no component and no actor has the key " + key);
    }
  }
}

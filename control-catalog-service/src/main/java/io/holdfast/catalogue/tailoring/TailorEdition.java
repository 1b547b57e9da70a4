// SPDX-License-Identifier: Apache-2.0
package io.holdfast.catalogue.tailoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.catalogue.content.Defect;
import io.holdfast.catalogue.content.EditionCheck;
import io.holdfast.catalogue.content.EditionContent;
import io.holdfast.catalogue.content.EditionFiles;
import io.holdfast.catalogue.content.Shapes;
import io.holdfast.kit.json.CanonicalJson;
import io.holdfast.kit.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Applies a profile to an edition: first what is left out, then values, then what is added. What
 * comes out passes the check that every edition passes.
 */
public final class TailorEdition {

  /** Edition files whose items a profile may add, and the member that they stand in. */
  private static final Map<String, String> ADDED =
      Map.of(
          "threats.json", EditionTree.THREATS,
          "controls.json", EditionTree.CONTROLS,
          "evidence-kinds.json", EditionTree.EVIDENCE_KINDS);

  private static final Pattern ITEM = Pattern.compile("/(\\d+)(/.*)?");

  private final JsonNode written;
  private final Profile profile;
  private final EditionTree tree;
  private final Conflicts conflicts = new Conflicts();

  private TailorEdition(JsonNode written, EditionContent base) {
    this.written = written;
    this.profile = Json.convert(written, Profile.class);
    this.tree = new EditionTree((ObjectNode) Json.tree(base));
  }

  /**
   * Whether a document has the form of a profile, and everything in which it has not.
   *
   * @return conflicts, each with a pointer into the document
   */
  public static List<Conflict> check(JsonNode written) {
    return Shapes.check(written, Profile.class, "profile").stream()
        .map(defect -> Conflict.blocking(defect.pointer(), defect.code(), defect.message()))
        .toList();
  }

  /**
   * Makes the edition that a profile describes.
   *
   * @param written a profile that {@link #check} found nothing wrong with
   * @param version what the edition will be called
   */
  public static Tailored apply(
      JsonNode written, EditionContent base, String baseDigest, String version) {
    return new TailorEdition(written, base).apply(base, baseDigest, version);
  }

  private Tailored apply(EditionContent base, String baseDigest, String version) {
    if (!profile.prefix().matches("[A-Z][A-Z0-9]{1,11}")) {
      conflicts.add("/prefix", "bad-prefix", "2 to 12 capital letters and digits are needed");
    }
    new ExcludeItems(tree, conflicts).apply(profile.exclude());
    Map<String, JsonNode> values = new SetParameters(tree, conflicts).apply(profile.parameters());
    Map<String, Integer> first = new HashMap<>();
    ADDED.values().forEach(member -> first.put(member, tree.list(member).size()));
    new AddItems(tree, profile, conflicts).apply();
    name(base, baseDigest, version, values);
    EditionFiles files = EditionFiles.ofTree(tree.root());
    boolean alone = conflicts.isEmpty();
    for (Defect defect : EditionCheck.check(files)) {
      report(defect, first, alone);
    }
    return new Tailored(conflicts.isEmpty() ? files : null, conflicts.found());
  }

  private void name(
      EditionContent base, String baseDigest, String version, Map<String, JsonNode> values) {
    ObjectNode manifest = tree.manifest();
    manifest.put("id", base.edition().id() + version.substring(base.edition().version().length()));
    manifest.put("version", version);
    manifest.put("title", profile.title());
    ObjectNode tailoring = manifest.putObject("tailoring");
    tailoring.put("base", base.edition().version());
    tailoring.put("baseDigest", baseDigest);
    tailoring.set("parameters", Json.tree(values));
    tailoring.set("profile", written);
  }

  /**
   * Defects of own items point into the profile. Others come from how it changes the base, and
   * follow from a conflict that was found before, if there is one.
   */
  private void report(Defect defect, Map<String, Integer> first, boolean alone) {
    String member = ADDED.get(defect.file());
    Matcher item = ITEM.matcher(defect.pointer());
    int own = member != null && item.matches() ? own(item, first.getOrDefault(member, 0)) : -1;
    if (own >= 0) {
      String rest = item.group(2) == null ? "" : item.group(2);
      conflicts.add("/" + member + "/" + own + rest, defect.code(), defect.message());
    } else if (alone) {
      conflicts.add(
          "", defect.code(), defect.message() + " (in the edition at " + place(defect) + ")");
    }
  }

  private static int own(Matcher item, int first) {
    return Integer.parseInt(item.group(1)) - first;
  }

  private static String place(Defect defect) {
    return defect.file() + "#" + defect.pointer();
  }

  /** Digest over everything that an edition says. */
  public static String digestOf(EditionFiles files) {
    return CanonicalJson.digest(files.tree());
  }
}

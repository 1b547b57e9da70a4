// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.kit.json.Json;
import io.holdfast.monitoring.event.EventType;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a sender said as the data of this platform's own events. Texts that people wrote are
 * cut to what is kept; names are not, so that a name too long is found and said.
 */
public final class Facts {

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");
  private static final Pattern DIGEST = Pattern.compile("sha(256:[0-9a-f]{64}|512:[0-9a-f]{128})");

  private final ObjectNode data = Json.mapper().createObjectNode();
  private final ArrayNode subjects = data.putArray("subjects");

  /** About a subject of a kind (model, dataset, prompt, service …). */
  public static Facts about(String alias, String kind) {
    return new Facts().and(alias, kind, null, null);
  }

  /** About no subject yet. */
  public static Facts none() {
    return new Facts();
  }

  /** A further subject. */
  public Facts and(String alias, String kind, @Nullable String version, @Nullable String digest) {
    ObjectNode subject = subjects.addObject();
    subject.put("alias", alias);
    subject.put("kind", kind);
    put(subject, "version", version);
    put(subject, "digest", digest);
    return this;
  }

  public boolean hasSubjects() {
    return !subjects.isEmpty();
  }

  /** Of the subject that was added last. */
  public Facts version(@Nullable String version) {
    put((ObjectNode) subjects.get(subjects.size() - 1), "version", version);
    return this;
  }

  /** Of the subject that was added last; what is no digest is left out. */
  public Facts digest(@Nullable String written) {
    put((ObjectNode) subjects.get(subjects.size() - 1), "digest", digestOf(written));
    return this;
  }

  /** A digest in the one spelling, with or without its algorithm; absent when it is none. */
  public static @Nullable String digestOf(@Nullable String written) {
    if (written == null) {
      return null;
    }
    String text = written.strip().toLowerCase(Locale.ROOT);
    String named = text.matches("[0-9a-f]{64}") ? "sha256:" + text : text;
    return DIGEST.matcher(named).matches() ? named : null;
  }

  public Facts environment(@Nullable String environment) {
    put(data, "environment", environment);
    return this;
  }

  /** Data that the version was trained on. */
  public Facts trainedOn(String alias, @Nullable String version, @Nullable String digest) {
    ObjectNode used = data.withArray("trainedOn").addObject();
    used.put("alias", alias);
    put(used, "version", version);
    put(used, "digest", digest);
    return this;
  }

  /** What kind of change it was. */
  public Facts change(String kind, String summary) {
    data.putObject("change").put("kind", kind).put("summary", shortened(summary, 2000));
    return this;
  }

  /**
   * Something that was found, or found to be gone.
   *
   * @param severity VL to VH
   */
  public Facts finding(
      String key,
      @Nullable String severity,
      @Nullable Boolean exploitable,
      @Nullable String title,
      @Nullable String reference) {
    ObjectNode finding = data.putObject("finding");
    finding.put("key", shortened(key, 200));
    put(finding, "severity", severity);
    if (exploitable != null) {
      finding.put("exploitable", exploitable);
    }
    put(finding, "title", title == null ? null : shortened(title, 500));
    put(finding, "reference", reference == null ? null : shortened(reference, 2000));
    return this;
  }

  /** Whatever else is worth showing to people. */
  public Facts extra(String name, @Nullable Object value) {
    if (value != null
        && !(value instanceof JsonNode node
            && (node.isNull() || node.isEmpty() && node.isContainerNode()))) {
      data.set(name, Json.tree(value));
    }
    return this;
  }

  private static void put(ObjectNode node, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      node.put(name, value);
    }
  }

  private static String shortened(String text, int most) {
    String clean = UNSEEN.matcher(text.strip()).replaceAll(" ");
    return clean.substring(0, Math.min(clean.length(), most));
  }

  /** That it happened. */
  public Meaning happened(EventType type) {
    return new Meaning.Happened(type, data);
  }
}

// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.sender;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a connection's events are read: which names of the sender are which names here. Whatever is
 * absent is as the sender's kind has it.
 *
 * @param aliases per kind of subject (model, dataset, prompt, service, system) the alias that its
 *     name makes, such as {@code pkg:mlflow/{name}}
 * @param names a name of the sender, and the alias that it is here; goes before {@code aliases}
 * @param fields labels or fields in which the sender's site says model, version, system,
 *     environment, digest, kind
 * @param promotedBy aliases, stages or tags of versions that count as promotion
 * @param environments a name of the sender, and the environment that it is here
 * @param environment the environment of events that say none
 * @param immutableVersions whether a version names the same bytes for ever
 * @param defaultSubject alias of events that name no subject
 * @param webhook how a mapped webhook is read; of a preset, what is read instead of it
 */
@Schema(name = "ConnectionMapping")
public record Rules(
    @Nullable Map<String, String> aliases,
    @Nullable Map<String, String> names,
    @Nullable Map<String, String> fields,
    @Nullable List<String> promotedBy,
    @Nullable Map<String, String> environments,
    @Nullable String environment,
    @Nullable Boolean immutableVersions,
    @Nullable String defaultSubject,
    @Nullable WebhookMapping webhook) {

  /** Everything as the sender's kind has it. */
  public static final Rules NONE = new Rules(null, null, null, null, null, null, null, null, null);

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /**
   * The alias of a subject.
   *
   * @param name the name by which the sender knows it, as in {@code names}
   * @param parts values of the template's places; {@code name} itself need not be among them
   * @param template used where the connection has none for the kind
   */
  public String alias(String kind, String name, Map<String, String> parts, String template) {
    String mapped = names == null ? null : names.get(name);
    if (mapped != null) {
      return mapped;
    }
    String used =
        aliases == null || aliases.get(kind) == null
            ? template
            : Objects.requireNonNull(aliases.get(kind));
    return PLACE
        .matcher(used)
        .replaceAll(
            place -> {
              String value =
                  place.group(1).equals("name")
                      ? parts.getOrDefault("name", name)
                      : parts.getOrDefault(place.group(1), "");
              return Matcher.quoteReplacement(encoded(value));
            });
  }

  /** See {@link #alias(String, String, Map, String)}. */
  public String alias(String kind, String name, String template) {
    return alias(kind, name, Map.of(), template);
  }

  /** Whether the connection says which name here a name of the sender is. */
  public boolean isNamed(String name) {
    return names != null && names.containsKey(name);
  }

  /** Percent-encoded as in a package URL, whose segments stay apart. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("%3A", ":")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** The field in which the site says something. */
  public String field(String what, String usual) {
    return fields == null ? usual : Objects.requireNonNull(fields.getOrDefault(what, usual));
  }

  /** Whether an alias or stage of this name counts as promotion. */
  public boolean promotes(String name, List<String> usual) {
    List<String> all = promotedBy == null ? usual : promotedBy;
    return all.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** The environment that the sender means; the connection's where it says none. */
  public @Nullable String environment(@Nullable String said) {
    if (said == null || said.isBlank()) {
      return environment;
    }
    return environments == null ? said : environments.getOrDefault(said, said);
  }

  public boolean versionsAreImmutable() {
    return Boolean.TRUE.equals(immutableVersions);
  }
}

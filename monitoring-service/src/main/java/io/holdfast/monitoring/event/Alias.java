// SPDX-License-Identifier: Apache-2.0
package io.holdfast.monitoring.event;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name by which a pipeline speaks of a component: a package URL or a URN, in the one spelling
 * that is compared.
 */
public record Alias(String text) {

  public static final int MAX_LENGTH = 512;

  private static final Pattern PURL =
      Pattern.compile("pkg:/*[A-Za-z][A-Za-z0-9.+-]*/\\S+", Pattern.CASE_INSENSITIVE);
  private static final Pattern URN =
      Pattern.compile("urn:[A-Za-z0-9][A-Za-z0-9-]{0,31}:\\S+", Pattern.CASE_INSENSITIVE);
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

  /** Reads a name as somebody wrote it; empty when it is neither a package URL nor a URN. */
  public static Optional<Alias> parse(String written) {
    String text = written.strip();
    if (text.length() > MAX_LENGTH || UNSEEN.matcher(text).find()) {
      return Optional.empty();
    }
    if (PURL.matcher(text).matches()) {
      return Optional.of(new Alias(normalisedPurl(text)));
    }
    if (URN.matcher(text).matches()) {
      int name = text.indexOf(':', 4);
      return Optional.of(
          new Alias(text.substring(0, name).toLowerCase(Locale.ROOT) + text.substring(name)));
    }
    return Optional.empty();
  }

  /** Scheme and type in lower case, no slashes after the scheme (purl specification). */
  private static String normalisedPurl(String text) {
    String rest = text.substring(4).replaceFirst("^/+", "");
    int type = rest.indexOf('/');
    return "pkg:" + rest.substring(0, type).toLowerCase(Locale.ROOT) + rest.substring(type);
  }

  private boolean isPurl() {
    return text.startsWith("pkg:");
  }

  /**
   * Every name under which a component may be registered that this name speaks of: itself first,
   * then without subpath, qualifiers and version.
   */
  public List<String> candidates() {
    SequencedSet<String> names = new LinkedHashSet<>();
    names.add(text);
    if (isPurl()) {
      String withoutSubpath = before(text, '#');
      String path = before(withoutSubpath, '?');
      String qualifiers = withoutSubpath.substring(path.length());
      names.add(withoutSubpath);
      names.add(path);
      names.add(withoutVersion(path) + qualifiers);
      names.add(withoutVersion(path));
    }
    return List.copyOf(names);
  }

  /** The version that the name itself carries. */
  public @Nullable String version() {
    if (!isPurl()) {
      return null;
    }
    String path = before(before(text, '#'), '?');
    String base = withoutVersion(path);
    return base.length() == path.length() ? null : decoded(path.substring(base.length() + 1));
  }

  private static String before(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String withoutVersion(String path) {
    int at = path.lastIndexOf('@');
    return at > path.lastIndexOf('/') + 1 && at < path.length() - 1 ? path.substring(0, at) : path;
  }

  private static String decoded(String version) {
    try {
      return java.net.URLDecoder.decode(version.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return version;
    }
  }
}

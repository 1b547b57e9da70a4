// SPDX-License-Identifier: Apache-2.0
package io.holdfast.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.kit.testing.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The index of rules, classes and tests in docs/method names what is there. */
class MethodIndexTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`");
  private static final Pattern CLASS_COLUMN = Pattern.compile("^\\|[^|]+\\| `(\\w+)` \\|");

  @Test
  void everyNameInItIsThere() throws IOException {
    String index = Files.readString(Repository.root().resolve("docs/method/README.md"));
    Map<String, Path> sources = sources();
    List<String> missing = new ArrayList<>();
    int tests = 0;
    for (Matcher found = TEST.matcher(index); found.find(); tests++) {
      Path source = sources.get(found.group(1));
      if (source == null || !Files.readString(source).contains("void " + found.group(2) + "(")) {
        missing.add(found.group());
      }
    }
    List<String> classes = new ArrayList<>();
    for (String line : index.lines().toList()) {
      Matcher row = CLASS_COLUMN.matcher(line);
      if (row.find()) {
        classes.add(row.group(1));
      }
    }
    classes.stream().filter(name -> !sources.containsKey(name)).forEach(missing::add);

    assertThat(missing).isEmpty();
    assertThat(tests).isGreaterThan(80);
    assertThat(classes).hasSizeGreaterThan(40);
  }

  private static Map<String, Path> sources() {
    Map<String, Path> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(Repository.root().resolve("assessment-service/src"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }
}

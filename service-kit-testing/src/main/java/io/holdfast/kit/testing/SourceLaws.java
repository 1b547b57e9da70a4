// SPDX-License-Identifier: Apache-2.0
package io.holdfast.kit.testing;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The laws that only the source shows: lengths, headers and words. */
final class SourceLaws {

  private static final int LONGEST_CLASS = 300;
  private static final int LONGEST_METHOD = 40;
  private static final String HEADER = "// SPDX-License-Identifier: Apache-2.0";
  private static final Pattern DOMAIN =
      Pattern.compile(
          "system.?document|component|threat|control|evidence|safeguard|assessment|scenario|revision",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_OF_THE_DOMAIN =
      Pattern.compile(
          "Cache-Control|access-control|getComponents|setComponents|#/components/schemas/",
          Pattern.CASE_INSENSITIVE);

  private SourceLaws() {}

  /** What is wrong with the Java files under a folder. */
  static List<String> breaches(Path folder) {
    List<Path> files = files(folder, ".java");
    List<String> breaches = new ArrayList<>();
    Set<Path> packages = new HashSet<>();
    for (Path file : files) {
      packages.add(file.getParent());
      List<String> lines = lines(file);
      if (lines.size() > LONGEST_CLASS) {
        breaches.add(
            "%s has %d lines; no class has over %d, because it does more than one thing then"
                .formatted(file, lines.size(), LONGEST_CLASS));
      }
      if (!lines.getFirst().equals(HEADER)) {
        breaches.add(file + " does not begin with " + HEADER);
      }
    }
    for (Path folderOfPackage : packages) {
      if (!Files.exists(folderOfPackage.resolve("package-info.java"))) {
        breaches.add(folderOfPackage + " has no package-info.java that says what it is for");
      }
    }
    breaches.addAll(longMethods(files));
    return breaches;
  }

  /** Words of the domain in files that must know none of it. */
  static List<String> domainWords(Path folder) {
    List<String> found = new ArrayList<>();
    for (String ending : List.of(".java", ".sql", ".properties")) {
      for (Path file : files(folder, ending)) {
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
          Matcher word = DOMAIN.matcher(NOT_OF_THE_DOMAIN.matcher(lines.get(i)).replaceAll(""));
          if (word.find()) {
            found.add(
                "%s:%d says '%s', but the kit knows no word of the domain, so that it serves any"
                        .formatted(file, i + 1, word.group())
                    + " service");
          }
        }
      }
    }
    return found;
  }

  private static List<String> longMethods(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("a JDK is needed");
    }
    List<String> found = new ArrayList<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  problem -> {},
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new MethodScanner(unit, positions, found).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static final class MethodScanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;

    MethodScanner(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      // from its return type on: annotations and Javadoc are no burden on the reader
      Tree first = method.getReturnType() == null ? method.getBody() : method.getReturnType();
      LineMap lines = unit.getLineMap();
      long start = positions.getStartPosition(unit, first);
      long end = positions.getEndPosition(unit, method);
      if (start >= 0 && end >= 0) {
        long length = lines.getLineNumber(end) - lines.getLineNumber(start) + 1;
        if (length > LONGEST_METHOD) {
          found.add(
              "%s: method %s has %d lines; none has over %d, because it cannot be read at a glance"
                  .formatted(
                      Path.of(unit.getSourceFile().toUri()).getFileName(),
                      method.getName(),
                      length,
                      LONGEST_METHOD));
        }
      }
      return super.visitMethod(method, nothing);
    }
  }

  private static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("no folder " + folder.toAbsolutePath());
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

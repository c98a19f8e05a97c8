package org.muwahhad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on the architecture names every package: in its module, and in the order of all. */
class DocumentedPackagesTest {
  private static final Path PAGE = Path.of("..", "docs", "ARCHITECTURE.md");
  private static final Path JAVA = Path.of("src", "main", "java", "org", "muwahhad");

  /** A step of the order, such as "1. Foundation: `shared`, `web`". */
  private static final Pattern STEP = Pattern.compile("^\\d\\. [^:\n]+: (.+)$", Pattern.MULTILINE);

  /** A module of the service: its name, what it holds, and its packages. */
  private static final Pattern MODULE =
      Pattern.compile("^\\| `([\\w-]+)` \\| [^|\n]+ \\| ([^|\n]+) \\|$", Pattern.MULTILINE);

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @Test
  void the_page_has_the_packages_in_the_order_that_is_checked() throws IOException {
    List<String> written =
        STEP.matcher(Files.readString(PAGE))
            .results()
            .flatMap(step -> names(step.group(1)).stream())
            .toList();

    assertThat(written).isEqualTo(PackageOrder.ORDER);
  }

  @Test
  void the_page_has_each_package_in_its_module() throws IOException {
    Map<String, Set<String>> written = new TreeMap<>();
    for (MatchResult module : MODULE.matcher(Files.readString(PAGE)).results().toList()) {
      written.put(module.group(1), new TreeSet<>(names(module.group(2))));
    }
    Map<String, Set<String>> there = new TreeMap<>();
    for (String module : SourceTree.modules()) {
      there.put(module, new TreeSet<>(packages(module)));
    }

    assertThat(written).isEqualTo(there);
  }

  @Test
  void every_package_that_has_subpackages_has_an_order_of_them() throws IOException {
    Map<String, Set<String>> there = new TreeMap<>();
    for (String module : SourceTree.modules()) {
      for (Path folder : folders(Path.of("..", module).resolve(JAVA))) {
        Set<String> within = new TreeSet<>();
        folders(folder).forEach(f -> within.add(name(f)));
        if (!within.isEmpty()) {
          there.computeIfAbsent(name(folder), n -> new TreeSet<>()).addAll(within);
        }
      }
    }
    Map<String, Set<String>> ordered = new TreeMap<>();
    PackageOrder.ORDER_WITHIN.forEach(
        (name, within) -> {
          Set<String> named = new TreeSet<>(within);
          named.remove("");
          ordered.put(name, named);
        });

    assertThat(ordered).isEqualTo(there);
  }

  /** A folder that holds packages alone is named with them: {@code award.optimum}. */
  private static List<String> packages(String module) throws IOException {
    List<String> packages = new ArrayList<>();
    for (Path folder : folders(Path.of("..", module).resolve(JAVA))) {
      if (Files.exists(folder.resolve("package-info.java"))) {
        packages.add(name(folder));
      } else {
        folders(folder).forEach(f -> packages.add(name(folder) + "." + name(f)));
      }
    }
    return packages;
  }

  private static List<Path> folders(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  private static List<String> names(String cell) {
    return CODE.matcher(cell).results().map(r -> r.group(1)).toList();
  }
}

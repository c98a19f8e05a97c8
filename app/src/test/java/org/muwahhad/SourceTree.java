package org.muwahhad;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sources of the service, in whichever module they lie: every folder beside this module that
 * has Java of its own, except the modules that do not know the service and the benchmarks.
 */
public final class SourceTree {
  private static final Set<String> OTHER_MODULES =
      Set.of("bench", "db", "reports", "seeds", "witness");
  private static final Path JAVA = Path.of("src", "main", "java", "org", "muwahhad");

  private SourceTree() {}

  /** The modules that make the service, in the order of their names. */
  public static List<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of(".."))) {
      return folders
          .filter(f -> Files.isDirectory(f.resolve(JAVA)))
          .map(f -> f.getFileName().toString())
          .filter(name -> !OTHER_MODULES.contains(name))
          .sorted()
          .toList();
    }
  }

  /** The Java files of the service, without those of its tests. */
  public static Stream<Path> java() throws IOException {
    Stream<Path> all = Stream.empty();
    for (String module : modules()) {
      all = Stream.concat(all, filesBelow(Path.of("..", module).resolve(JAVA)).stream());
    }
    return all;
  }

  /** The package and name of a Java file, such as {@code award/ConfirmAwards.java}. */
  public static String name(Path file) {
    String whole = file.toString().replace('\\', '/');
    String root = JAVA.toString().replace('\\', '/') + "/";
    return whole.substring(whole.indexOf(root) + root.length());
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
    }
  }
}

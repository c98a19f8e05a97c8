package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A committed file that must equal what is derived from the migrations.
 *
 * <p>After a change of the migrations, rewrite these files and commit them with it, so that a
 * review shows what the change does to the schema:
 *
 * <pre>mvn test -pl db -am -Dtest=SchemaTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Dmuwahhad.schema.update=true</pre>
 */
record GoldenFile(Path path) {
  private static final String UPDATE = "muwahhad.schema.update";

  void assertEquals(String derived) throws IOException {
    if (Boolean.getBoolean(UPDATE)) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, derived);
    }
    assertThat(path).exists();
    List<String> expected = derived.lines().toList();
    List<String> committed = Files.readAllLines(path);
    String advice = "%s is not what the migrations give; rewrite it with -D%s=true. ";
    assertThat(lacking(expected, committed)).as(advice + "Lines to add", path, UPDATE).isEmpty();
    assertThat(lacking(committed, expected)).as(advice + "Lines to go", path, UPDATE).isEmpty();
    assertThat(committed.equals(expected)).as(advice + "Order", path, UPDATE).isTrue();
  }

  /** The first lines that only one of the two has: a whole schema would hide them. */
  private static List<String> lacking(List<String> lines, List<String> others) {
    Set<String> known = Set.copyOf(others);
    return lines.stream().filter(line -> !known.contains(line)).limit(20).toList();
  }
}

package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    assertThat(Files.readString(path))
        .as("%s is not what the migrations give; rewrite it with -D%s=true", path, UPDATE)
        .isEqualTo(derived);
  }
}

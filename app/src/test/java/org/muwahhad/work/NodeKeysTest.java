package org.muwahhad.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.audit.log.SignCheckpoint;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.shared.SecretFile;
import org.muwahhad.shared.SecretSeal;
import org.muwahhad.shared.UnusableSetting;

/** What one node seals, every other one opens; a node that could not does not start. */
class NodeKeysTest {
  private static final TestApp FIRST = TestApp.start();
  private static final List<String> FILES = List.of("links.key", "secrets.key", "vault.key");

  @BeforeAll
  static void start() {
    FIRST.get(NodeKeys.class).requireSame();
  }

  @Test
  void the_first_node_makes_its_keys_at_the_start_so_that_they_can_be_kept_and_given_away() {
    FIRST.get(NodeKeys.class).requireSame();

    assertThat(FILES).allMatch(name -> Files.exists(FIRST.files().resolve(name)));
    assertThat(FIRST.ask("SELECT GROUP_CONCAT(name ORDER BY name) FROM node_key"))
        .isEqualTo("links.key,secrets.key,vault.key");
  }

  @Test
  void a_node_that_lacks_a_key_does_not_start_and_one_that_has_all_of_them_does(
      @TempDir Path folder) throws IOException {
    TestApp second = FIRST.node(folder);
    give(folder, "links.key", "vault.key");
    Files.deleteIfExists(folder.resolve("secrets.key"));

    assertThatThrownBy(() -> second.get(NodeKeys.class).requireSame())
        .isInstanceOfSatisfying(
            UnusableSetting.class,
            e -> {
              assertThat(e).hasMessageContaining("secrets.key of this deployment is not on this");
              assertThat(e.arabicMessage()).contains("secrets.key", "MUWAHHAD_VAULT_KEY");
            });
    assertThat(folder.resolve("secrets.key")).doesNotExist();

    give(folder, "secrets.key");
    assertThatCode(() -> second.get(NodeKeys.class).requireSame()).doesNotThrowAnyException();
    byte[] sealed = FIRST.get(SecretSeal.class).seal("a code", "one".getBytes(UTF_8));
    assertThat(second.get(SecretSeal.class).open("a code", sealed))
        .isEqualTo("one".getBytes(UTF_8));
  }

  @Test
  void a_node_with_another_key_does_not_start_unless_the_former_one_is_said_to_be_lost(
      @TempDir Path folder) throws IOException {
    give(folder, "links.key", "vault.key");
    Files.write(folder.resolve("secrets.key"), SecretFile.freshKey());
    TestApp other = FIRST.node(folder);
    assertThatThrownBy(() -> other.get(NodeKeys.class).requireSame())
        .isInstanceOf(UnusableSetting.class)
        .hasMessageContaining("secrets.key of this node is not the one");

    TestApp lost = FIRST.node(folder, Map.of("muwahhad.keys-lost", "secrets.key"));
    try {
      lost.get(NodeKeys.class).requireSame();

      assertThatCode(() -> other.get(NodeKeys.class).requireSame()).doesNotThrowAnyException();
      assertThatThrownBy(() -> FIRST.get(NodeKeys.class).requireSame())
          .isInstanceOf(UnusableSetting.class);
    } finally {
      FIRST.sql("DELETE FROM node_key");
      FIRST.get(NodeKeys.class).requireSame();
    }
  }

  @Test
  void nor_does_a_node_start_without_the_key_that_signed_the_log(@TempDir Path folder)
      throws IOException {
    FIRST.get(SignCheckpoint.class).requireUsable();
    FIRST.get(WorkLog.class).run();
    TestApp second = FIRST.node(folder);

    assertThatThrownBy(() -> second.get(SignCheckpoint.class).requireUsable())
        .isInstanceOf(UnusableSetting.class)
        .hasMessageContaining("muwahhad.log.key-file");
    assertThat(folder.resolve("log").resolve("key")).doesNotExist();

    Files.createDirectories(folder.resolve("log"));
    give(folder, "log/key");
    assertThatCode(() -> second.get(SignCheckpoint.class).requireUsable())
        .doesNotThrowAnyException();
  }

  private static void give(Path folder, String... names) throws IOException {
    for (String name : names) {
      Files.copy(
          FIRST.files().resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}

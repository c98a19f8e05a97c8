package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;

/**
 * Every anchor is copied to the folder of anchors once, and a record is compared with the copies.
 */
@Tag("long")
class AnchorCopiesTest {
  @AutoClose private TestApp app;
  private KeptAnchorsFixture anchored;

  @BeforeEach
  void acts_on_two_chains_and_an_anchor() {
    app = TestApp.start();
    anchored = KeptAnchorsFixture.in(app);
  }

  @Test
  void a_copy_of_the_record_as_it_is_agrees_and_a_forged_one_is_told() throws Exception {
    String copies = anchored.copies();

    assertThat(anchored.faultsBeside(copies)).isEmpty();
    assertThat(anchored.faultsBeside(copies.replaceFirst("\"at\":\"20", "\"at\":\"19")))
        .singleElement()
        .asString()
        .startsWith("an anchor given for comparison is not signed by this platform: 1 (19");
    assertThatThrownBy(() -> app.get(AnchorFiles.class).parse("{\"format\":\"other\"}"))
        .isInstanceOf(AnchorFiles.UnreadableException.class);
    assertThatThrownBy(() -> app.get(AnchorFiles.class).parse("anchor"))
        .isInstanceOf(AnchorFiles.UnreadableException.class);
  }

  @Test
  void the_folder_gets_every_anchor_once_and_one_that_was_missed_later() throws Exception {
    anchored.act("round:2", "fourth");
    app.get(AnchorChains.class).run();
    assertThat(anchored.copies().lines()).hasSize(1);

    anchored.anchor();
    app.get(AnchorChains.class).copy();

    List<AnchorCopy> all = app.get(AnchorFiles.class).parse(anchored.copies());
    assertThat(all).extracting(AnchorCopy::number).containsExactly(1L, 2L, 3L);
    assertThat(anchored.copies()).as("tells nothing of the record").doesNotContain("round");
  }

  @Test
  void what_was_copied_once_is_not_read_again_and_an_old_anchor_is_never_added_twice()
      throws Exception {
    String other = "1".repeat(64);
    app.sql("UPDATE audit_anchor SET hash = '" + other + "' WHERE id = 1");
    anchored.act("round:2", "fourth");

    anchored.anchor();

    assertThat(anchored.copies()).doesNotContain("\"hash\":\"" + other);
    assertThat(app.get(AnchorFiles.class).parse(anchored.copies()))
        .extracting(AnchorCopy::number)
        .containsExactly(1L, 2L);
  }

  @Test
  void a_node_that_starts_adds_what_each_month_lacks_and_nothing_twice() throws Exception {
    AnchorCopy last = app.get(AnchorChains.class).findNewest().orElseThrow();
    List<AnchorCopy> all =
        List.of(
            in(last, 1, "2026-09-30T23:50:00Z", "a"),
            in(last, 2, "2026-10-01T00:00:00Z", "b"),
            in(last, 3, "2026-10-01T00:10:00Z", "c"));
    Path other = app.files().resolve("other-anchors");
    anchorFiles(other).add(all.subList(0, 2));

    AnchorFiles restarted = anchorFiles(other);
    restarted.add(all);
    restarted.add(all);

    assertThat(restarted.own().copies()).containsExactlyElementsOf(all);
    assertThat(Files.readString(other.resolve("anchors-2026-09.jsonl")).lines()).hasSize(1);
    assertThat(Files.readString(other.resolve("anchors-2026-10.jsonl")).lines()).hasSize(2);
  }

  private AnchorFiles anchorFiles(Path folder) {
    return new AnchorFiles("", folder.toString(), app.get(JsonMapper.class));
  }

  private static AnchorCopy in(AnchorCopy like, long number, String at, String hash) {
    return new AnchorCopy(
        AnchorCopy.FORMAT,
        number,
        at,
        hash,
        like.previousHash(),
        like.signature(),
        like.certificate());
  }
}

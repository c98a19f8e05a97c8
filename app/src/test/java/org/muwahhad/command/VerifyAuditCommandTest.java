package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AnchorChains;
import org.muwahhad.audit.AnchorFiles;
import org.muwahhad.audit.ToldFixtures;
import org.muwahhad.audit.log.ViewLog;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.db.TestDatabase;
import picocli.CommandLine;

/** The record is held against anchors that were kept elsewhere, given as files. */
@Tag("long")
class VerifyAuditCommandTest {
  private static final TestApp APP = TestApp.start();
  private final StringWriter told = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @BeforeAll
  static void a_record_with_an_anchor() {
    World.in(APP).aPersonWho(Role.AUDITOR);
    ToldFixtures.in(APP);
    APP.get(AnchorChains.class).run();
  }

  @Test
  void an_anchor_of_the_record_is_in_it_and_one_of_another_record_is_not() throws Exception {
    String line =
        APP.get(AnchorFiles.class).line(APP.get(AnchorChains.class).findNewest().orElseThrow());

    assertThat(run("--anchor", file(line))).as(told.toString()).isZero();
    assertThat(told.toString()).contains("The audit record is sound.");

    String other =
        line.replaceFirst("\"hash\":\"....", "\"hash\":\"0000")
            .replaceFirst(",\"signature\".*", "}");
    assertThat(run("--anchor", file(line), "--anchor", file(other))).isEqualTo(3);
    assertThat(told.toString())
        .contains("the record was cut short or rewritten: 1 (")
        .contains("فقد قُطع السجل أو أُعيدت كتابته");
  }

  @Test
  void a_checkpoint_of_the_log_is_in_it_and_one_of_another_log_is_not() throws Exception {
    APP.get(WorkLog.class).run();
    String note = APP.get(ViewLog.class).findCheckpoint().orElseThrow();
    List<String> lines = new ArrayList<>(note.lines().toList());
    lines.set(2, "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    String other = String.join("\n", lines) + "\n";

    assertThat(run("--checkpoint", file(note))).as(told.toString()).isZero();
    assertThat(run("--checkpoint", file(note), "--checkpoint", file(other))).isEqualTo(3);
    assertThat(told.toString())
        .contains("given for comparison is not that of the log; the record was rewritten");
    assertThat(run("--checkpoint", file("no checkpoint"))).isEqualTo(2);
    assertThat(told.toString()).contains("This is no checkpoint of a log");
  }

  @Test
  void everything_is_recomputed_on_demand() throws Exception {
    assertThat(run("--all")).as(told.toString()).isZero();

    assertThat(told.toString())
        .contains(" entries were recomputed, 0 compared with their checkpoints")
        .contains("The audit record is sound.");
  }

  @Test
  void a_file_that_holds_no_anchors_or_is_not_there_is_told() throws Exception {
    assertThat(run("--anchor", file("an anchor"))).isEqualTo(2);
    assertThat(told.toString()).contains("not an anchor: an anchor");
    assertThat(run("--anchor", folder.resolve("none.jsonl").toString())).isEqualTo(2);
    assertThat(told.toString()).contains("There is no such file of anchors");
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "anchors", ".jsonl"), text).toString();
  }

  private int run(String... arguments) throws SQLException {
    List<String> all = new ArrayList<>(List.of("verify-audit"));
    try (Connection connection = APP.connect()) {
      Collections.addAll(
          all,
          "--database-url",
          connection.getMetaData().getURL(),
          "--database-user",
          TestDatabase.server().user(),
          "--database-password",
          TestDatabase.server().password(),
          "--data-dir",
          APP.files().toString());
    }
    Collections.addAll(all, arguments);
    return new CommandLine(new ServeCommand())
        .setOut(new PrintWriter(told, true))
        .execute(all.toArray(String[]::new));
  }
}

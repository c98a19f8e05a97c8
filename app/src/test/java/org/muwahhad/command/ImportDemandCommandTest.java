package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.demand.round.OpenRound;
import org.muwahhad.demand.round.PlanRound;
import org.muwahhad.shared.Bilingual;
import picocli.CommandLine;

class ImportDemandCommandTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final StringWriter told = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void a_file_in_order_becomes_the_lines_of_the_officers_draft() throws Exception {
    WORLD.anItem("DEM-0001", "30213100", "800");
    Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    anOpenRound("R-CMD-1");
    Path file = Files.writeString(folder.resolve("demand.csv"), "item,quantity\nDEM-0001,5\n");

    assertThat(run(file, "R-CMD-1", officer.login())).as(told.toString()).isZero();
    assertThat(told.toString()).contains("1 lines imported");
    assertThat(APP.ask("SELECT COUNT(*) FROM demand_line")).isEqualTo("1");
  }

  @Test
  void a_file_that_is_not_there_or_a_folder_is_told_in_both_languages() throws Exception {
    Path missing = folder.resolve("missing.csv");

    assertThat(run(missing, "R-1", "nobody")).isEqualTo(2);
    assertThat(told.toString())
        .contains("Cannot read " + missing, "تعذّرت قراءة " + missing)
        .doesNotContain("Exception");
    assertThat(run(folder, "R-1", "nobody")).isEqualTo(2);
  }

  @Test
  void a_file_that_is_no_table_is_told_in_both_languages() throws Exception {
    Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    anOpenRound("R-CMD-2");
    Path file = Files.write(folder.resolve("demand.csv"), new byte[] {(byte) 0xff, 0, 1});

    assertThat(run(file, "R-CMD-2", officer.login())).isEqualTo(2);
    assertThat(told.toString()).contains("UTF-8", "الملف").doesNotContain("Exception");
  }

  @Test
  void an_unknown_round_or_person_is_told_without_a_stack_trace() throws Exception {
    Path file = Files.writeString(folder.resolve("demand.csv"), "item,quantity\nX,5\n");

    assertThat(run(file, "R-NONE", "nobody")).isEqualTo(2);
    assertThat(told.toString()).isNotBlank().doesNotContain("Exception", "\tat ");
  }

  private static void anOpenRound(String code) {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    Instant now = Instant.now();
    long round =
        APP.get(PlanRound.class)
            .run(
                buyer,
                new PlanRound.Plan(
                    code,
                    new Bilingual("جولة", "Round"),
                    now,
                    now.plus(Duration.ofDays(30)),
                    now.plus(Duration.ofDays(37)),
                    List.of("30000000"),
                    List.of("KW"),
                    null,
                    "Needed at once"));
    APP.get(OpenRound.class).run(buyer, round);
  }

  private int run(Path file, String round, String login) throws IOException, SQLException {
    String url;
    try (Connection connection = APP.connect()) {
      url = connection.getMetaData().getURL();
    }
    return new CommandLine(new ServeCommand())
        .setOut(new PrintWriter(told, true))
        .execute(
            "import-demand",
            file.toString(),
            "--round",
            round,
            "--as",
            login,
            "--database-url",
            url,
            "--database-user",
            TestDatabase.server().user(),
            "--database-password",
            TestDatabase.server().password());
  }
}

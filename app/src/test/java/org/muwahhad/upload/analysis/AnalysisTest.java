package org.muwahhad.upload.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.upload.analysis.AnalysisFixture.CLEAN;
import static org.muwahhad.upload.analysis.AnalysisFixture.MALICIOUS;

import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.InstalledClamd;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.HeldFiles;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.OfficeFiles;
import org.muwahhad.upload.ReceiveFile;
import org.muwahhad.upload.ScanStatus;
import org.muwahhad.upload.ServeFile;

/** What the scanner finds or leaves goes to a platform, here one that is played. */
class AnalysisTest {
  private static final InstalledClamd CLAMD = InstalledClamd.start();
  private static final TestApp APP = TestApp.start(AnalysisFixture.settings(CLAMD));
  private static final World WORLD = World.in(APP);
  private static final Actor ADMINISTRATOR = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private static final Actor AUDITOR = WORLD.aPersonWho(Role.AUDITOR);
  private static final Actor BUYER = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private static final AnalysisFixture FILES = new AnalysisFixture(APP, BUYER);
  private PlayedPlatform platform;

  @BeforeEach
  void connected() {
    platform = AnalysisFixture.connect(APP, ADMINISTRATOR);
  }

  @AfterEach
  void closed() {
    platform.close();
  }

  @AfterAll
  static void ended() {
    APP.close();
    CLAMD.close();
  }

  @Test
  void a_file_in_which_the_scanner_finds_something_is_judged_by_the_platform() throws IOException {
    byte[] file = AnalysisFixture.infected();
    platform.judges(file, MALICIOUS);

    FILES.refuse("price list.pdf", file);
    Path copy = APP.files().resolve("files/quarantine/sealed-" + Sha256.of(file));
    assertThat(copy).exists();
    assertThat(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1))
        .doesNotContain("EICAR", "%PDF");
    assertThat(APP.get(WorkAnalyses.class).run()).isEqualTo(1);

    assertThat(platform.asked())
        .startsWith("POST /api/v1/analyses")
        .hasSize(3)
        .allMatch(a -> a.startsWith("POST") || a.contains("/analyses/t-"));
    assertThat(state(file)).isEqualTo("JUDGED MALICIOUS Trojan.Test");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(content ORDER BY id) FROM file_indicator WHERE analysis_id = "
                    + id(file)))
        .isEqualTo("bad.example,https://bad.example/it's");
    assertThat(lastAct(file)).isEqualTo("analysis.judged");
    String page = Browserless.signedInAs(APP, AUDITOR).get("/incidents/" + id(file)).body();
    assertThat(page).contains("price list.pdf", "Trojan.Test", "bad.example", "Malicious");
  }

  @Test
  void a_sealed_copy_that_no_incident_has_is_deleted_after_a_day_and_that_of_an_incident_stays()
      throws IOException {
    byte[] file = AnalysisFixture.infected();
    platform.judges(file, MALICIOUS);
    FILES.refuse("kept.pdf", file);
    byte[] left = "left by an act that did not end".getBytes(StandardCharsets.UTF_8);
    APP.get(QuarantinedFiles.class).keep(Sha256.of(left), left);
    WorkAnalyses work = APP.get(WorkAnalyses.class);
    assertThat(work.deleteUnnamedCopies()).as("younger than a day").isZero();
    Path folder = APP.files().resolve("files/quarantine");
    FileTime old = FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS));
    Files.setLastModifiedTime(folder.resolve("sealed-" + Sha256.of(left)), old);
    Files.setLastModifiedTime(folder.resolve("sealed-" + Sha256.of(file)), old);

    assertThat(work.deleteUnnamedCopies()).isEqualTo(1);

    assertThat(folder.resolve("sealed-" + Sha256.of(left))).doesNotExist();
    assertThat(folder.resolve("sealed-" + Sha256.of(file))).exists();
    assertThat(work.run()).as("the copy can be read").isEqualTo(1);
  }

  @Test
  void a_sealed_copy_that_cannot_be_deleted_holds_up_no_other() throws IOException {
    byte[] stuck = AnalysisFixture.infected();
    byte[] other = AnalysisFixture.infected();
    WorkAnalyses work = APP.get(WorkAnalyses.class);
    for (byte[] file : List.of(stuck, other)) {
      platform.judges(file, MALICIOUS);
      FILES.refuse("old.pdf", file);
      work.run();
      APP.sql(
          "UPDATE file_analysis SET found_at = DATE_SUB(found_at, INTERVAL 31 DAY) WHERE sha256 = '%s'"
              .formatted(Sha256.of(file)));
    }
    Path folder = APP.files().resolve("files/quarantine");
    Path inTheWay = folder.resolve("sealed-" + Sha256.of(stuck));
    Files.delete(inTheWay);
    Files.createDirectory(inTheWay);
    Files.createFile(inTheWay.resolve("file"));

    assertThatThrownBy(work::deleteOldCopies).isInstanceOf(UncheckedIOException.class);

    assertThat(folder.resolve("sealed-" + Sha256.of(other))).doesNotExist();
    assertThat(ask("stored_as IS NULL", other)).isEqualTo("1");
    assertThat(ask("stored_as IS NULL", stuck)).as("it is tried again").isEqualTo("0");
    Files.delete(inTheWay.resolve("file"));
    assertThat(work.deleteOldCopies()).isEqualTo(1);
    assertThat(inTheWay).doesNotExist();
  }

  @Test
  void while_the_platform_is_away_the_file_stays_in_quarantine_and_is_judged_later() {
    byte[] file = AnalysisFixture.infected();
    platform.judges(file, MALICIOUS);
    platform.answers(503);
    FILES.refuse("away.pdf", file);

    assertThat(APP.get(WorkAnalyses.class).run()).isZero();

    assertThat(state(file)).isEqualTo("WAITING");
    assertThat(ask("last_error", file)).isEqualTo("HTTP 503");
    assertThat(Browserless.signedInAs(APP, ADMINISTRATOR).get("/incidents").body())
        .contains("cannot be asked about some files");
    platform.answers(200);
    assertThat(APP.get(WorkAnalyses.class).run()).as("its pause is not over").isZero();
    due(file);
    assertThat(APP.get(WorkAnalyses.class).run()).isEqualTo(1);
    assertThat(state(file)).startsWith("JUDGED");
  }

  @Test
  void why_the_platform_cannot_be_reached_is_not_told() {
    byte[] file = AnalysisFixture.infected();
    FILES.refuse("unreachable.pdf", file);
    platform.close();

    assertThat(APP.get(WorkAnalyses.class).run()).isZero();

    assertThat(ask("last_error", file)).isEqualTo("The platform cannot be reached");
    assertThat(state(file)).isEqualTo("WAITING");
  }

  @Test
  void a_redirection_is_not_followed_and_an_answer_about_another_file_is_none() {
    byte[] file = AnalysisFixture.infected();
    platform.judges(file, MALICIOUS);
    platform.answers(302);
    FILES.refuse("redirected.pdf", file);

    APP.get(WorkAnalyses.class).run();
    assertThat(ask("last_error", file)).isEqualTo("HTTP 302");

    platform.answers(200);
    platform.pends(0);
    platform.speaksOfAnother(true);
    due(file);
    APP.get(WorkAnalyses.class).run();
    assertThat(ask("last_error", file)).contains("another file");
    assertThat(state(file)).isEqualTo("WAITING");
  }

  @Test
  void a_ticket_that_the_platform_forgot_has_the_file_sent_again() {
    byte[] file = AnalysisFixture.infected();
    platform.judges(file, MALICIOUS);
    FILES.refuse("forgotten.pdf", file);
    platform.pends(1);
    APP.sql(
        "UPDATE file_analysis SET platform = 'CERT', ticket = 't-old', submitted_at ="
            + " UTC_TIMESTAMP(6) WHERE sha256 = '"
            + Sha256.of(file)
            + "'");

    assertThat(APP.get(WorkAnalyses.class).run()).isEqualTo(1);

    assertThat(platform.asked()).startsWith("GET /api/v1/analyses/t-old", "POST /api/v1/analyses");
  }

  @Test
  void work_of_a_node_that_died_is_taken_over_when_its_lease_ends() {
    byte[] file = AnalysisFixture.infected();
    platform.judges(file, MALICIOUS);
    FILES.refuse("left.pdf", file);
    APP.sql(
        ("UPDATE file_analysis SET status = 'RUNNING', claim = UUID(), due_at ="
                + " DATE_ADD(SYSDATE(6), INTERVAL 5 MINUTE) WHERE sha256 = '%s'")
            .formatted(Sha256.of(file)));
    assertThat(APP.get(WorkAnalyses.class).run()).isZero();

    due(file);

    assertThat(APP.get(WorkAnalyses.class).run()).isEqualTo(1);
  }

  @Test
  void what_the_platform_finds_clean_an_administrator_takes_out_of_quarantine() {
    byte[] file = AnalysisFixture.infected();
    platform.judges(file, CLEAN);
    FILES.refuse("form.pdf", file);
    APP.get(WorkAnalyses.class).run();
    assertThat(state(file)).isEqualTo("JUDGED CLEAN");
    assertThatThrownBy(() -> APP.get(ServeFile.class).requireServed(Sha256.of(file)))
        .hasMessage("upload.quarantined");
    long id = Long.parseLong(id(file));

    assertThatThrownBy(() -> APP.get(ReleaseFile.class).run(AUDITOR, id, "known"))
        .isInstanceOf(Refusal.NotPermitted.class);
    APP.get(ReleaseFile.class).run(ADMINISTRATOR, id, "The form of the ministry");

    APP.get(ServeFile.class).requireServed(Sha256.of(file));
    assertThat(FILES.inspect("form.pdf", file).scan()).isEqualTo(ScanStatus.CLEAN);
    assertThat(lastAct(file)).isEqualTo("analysis.released");
    assertThatThrownBy(() -> APP.get(ReleaseFile.class).run(ADMINISTRATOR, id, "again"))
        .hasMessage("analysis.released");
  }

  @Test
  void what_the_platform_found_is_refused_although_the_scanner_finds_nothing() {
    byte[] file = OfficeFiles.pdf("sent by hand " + AnalysisFixture.next());
    platform.judges(file, MALICIOUS);
    long id =
        APP.get(SendForAnalysis.class)
            .run(AUDITOR, "By e-mail", new InspectFile.UploadedFile("file", "a.docm", file));
    assertThat(lastAct(file)).isEqualTo("analysis.file-sent");
    APP.get(WorkAnalyses.class).run();

    FILES.refuse("a.pdf", file);
    assertThatThrownBy(() -> APP.get(ReleaseFile.class).run(ADMINISTRATOR, id, "please"))
        .hasMessage("analysis.not-clean");
    assertThatThrownBy(
            () ->
                APP.get(SendForAnalysis.class)
                    .run(AUDITOR, "Again", new InspectFile.UploadedFile("file", "a.docm", file)))
        .hasMessage("analysis.known");
  }

  @Test
  void the_platform_judges_in_place_of_a_scanner_that_does_not_answer() {
    byte[] file = OfficeFiles.pdf("unanswered " + AnalysisFixture.next());
    platform.judges(file, CLEAN);
    CLAMD.stop();
    try {
      InspectedFile kept = FILES.inspect("kept.pdf", file);
      transactions().executeWrite(s -> APP.get(ReceiveFile.class).keep("test-files", kept));
      APP.get(WorkAnalyses.class).run();
      assertThat(
              APP.ask(
                  "SELECT COUNT(*) FROM file_analysis WHERE sha256 = '%s'"
                      .formatted(Sha256.of(file))))
          .isEqualTo("0");

      APP.sql(
          "UPDATE file_scan SET sent_at = DATE_SUB(sent_at, INTERVAL 1 HOUR) WHERE sha256 = '%s'"
              .formatted(Sha256.of(file)));
      assertThat(APP.get(WorkAnalyses.class).run()).isEqualTo(1);
    } finally {
      CLAMD.again();
    }

    APP.get(ServeFile.class).requireServed(Sha256.of(file));
  }

  @Test
  void nothing_of_a_bid_goes_to_the_platform() {
    String sha256 = Sha256.of("of a bid " + AnalysisFixture.next());
    transactions()
        .executeWrite(
            s -> {
              APP.get(HeldFiles.class).foundInBid(sha256, "Found.In.Bid");
              return true;
            });

    APP.get(WorkAnalyses.class).run();

    assertThat(platform.asked()).isEmpty();
    assertThat(
            APP.ask(
                "SELECT CONCAT(status, file_name) FROM file_analysis WHERE sha256 = '%s'"
                    .formatted(sha256)))
        .isEqualTo("UNSENT");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE file_analysis SET status = 'WAITING' WHERE sha256 = '%s'"
                        .formatted(sha256)))
        .hasMessageContaining("ck_file_analysis_bid");
  }

  @Test
  void the_database_keeps_verdicts_and_releases() {
    byte[] file = AnalysisFixture.infected();
    platform.judges(file, MALICIOUS);
    FILES.refuse("kept.pdf", file);
    APP.get(WorkAnalyses.class).run();
    String of = " WHERE sha256 = '" + Sha256.of(file) + "'";

    assertThatThrownBy(() -> APP.sql("UPDATE file_analysis SET verdict = 'CLEAN'" + of))
        .hasMessageContaining("analysis.judged");
    assertThatThrownBy(() -> APP.sql("DELETE FROM file_analysis" + of))
        .hasMessageContaining("analysis.kept");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO file_release VALUES (%s, 'x', %d, UTC_TIMESTAMP(6))"
                        .formatted(id(file), ADMINISTRATOR.personId())))
        .hasMessageContaining("analysis.not-clean");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO indicator_reader (name, token_sha256, added_by, added_at) VALUES ('x', '%s', %d, UTC_TIMESTAMP(6))"
                        .formatted(Sha256.of("x"), BUYER.personId())))
        .hasMessageContaining("analysis.by-administrator");
  }

  @Test
  void the_token_is_sealed_and_never_shown() {
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM malware_platform WHERE sealed_token LIKE '%token-of-the%'"))
        .isEqualTo("0");
    assertThat(Browserless.signedInAs(APP, ADMINISTRATOR).get("/incidents/platform").body())
        .contains(platform.url())
        .doesNotContain(PlayedPlatform.TOKEN);
    assertThat(APP.ask("SELECT COUNT(*) FROM malware_platform WHERE in_use")).isEqualTo("1");
  }

  private static String state(byte[] file) {
    return ask("CONCAT_WS(' ', status, verdict, malware)", file);
  }

  private static String id(byte[] file) {
    return ask("id", file);
  }

  private static String ask(String what, byte[] file) {
    return APP.ask(
        "SELECT %s FROM file_analysis WHERE sha256 = '%s'".formatted(what, Sha256.of(file)));
  }

  private static void due(byte[] file) {
    APP.sql(
        "UPDATE file_analysis SET due_at = DATE_SUB(SYSDATE(6), INTERVAL 1 SECOND) WHERE sha256 = '%s'"
            .formatted(Sha256.of(file)));
  }

  private static String lastAct(byte[] file) {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'analysis' AND object_id = '%s' ORDER BY id DESC"
            .formatted(id(file)));
  }

  @SuppressWarnings("unchecked")
  private static TransactionOperations<Connection> transactions() {
    return APP.get(TransactionOperations.class);
  }
}

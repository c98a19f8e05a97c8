package org.muwahhad.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.InstalledClamd;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** Files with a real ClamAV daemon beside the service: one that answers, finds, and is away. */
class ScannedFilesTest {
  private static final InstalledClamd CLAMD = InstalledClamd.start();
  private static final TestApp APP =
      TestApp.start(
          Map.of("muwahhad.scanner.address", CLAMD.tcp(), "muwahhad.scanner.interval", "1h"));
  private static final World WORLD = World.in(APP);
  private static final Actor BUYER = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private static final Actor ADMINISTRATOR = WORLD.aPersonWho(Role.ADMINISTRATOR);

  @AfterAll
  static void ended() {
    APP.close();
    CLAMD.close();
  }

  @Test
  void the_daemon_judges_over_tcp_and_over_a_unix_socket() {
    for (String address : new String[] {CLAMD.tcp(), CLAMD.unix()}) {
      ClamdScanner scanner = new ClamdScanner(address, Duration.ofSeconds(10));

      assertThat(scan(scanner, OfficeFiles.PDF)).isInstanceOf(MalwareScanner.Clean.class);
      assertThat(scan(scanner, InstalledClamd.testText()))
          .isEqualTo(new MalwareScanner.Infected(InstalledClamd.SIGNATURE));
      assertThat(scan(scanner, new byte[30 * 1024 * 1024]))
          .isInstanceOf(MalwareScanner.Clean.class);
      assertThat(scanner.version().orElseThrow()).contains("ClamAV");
    }
  }

  @Test
  void more_than_the_daemon_takes_is_no_judgement() {
    ClamdScanner scanner = new ClamdScanner(CLAMD.tcp(), Duration.ofSeconds(20));

    assertThat(scan(scanner, new byte[50 * 1024 * 1024]))
        .isInstanceOf(MalwareScanner.NoAnswer.class);
  }

  @Test
  void a_daemon_that_says_nothing_is_given_up_in_time() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      ClamdScanner scanner =
          new ClamdScanner("tcp://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(300));

      assertThat(scan(scanner, OfficeFiles.PDF)).isInstanceOf(MalwareScanner.NoAnswer.class);
    }
    assertThatThrownBy(() -> new ClamdScanner("localhost:3310", Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_file_with_malware_is_refused_with_its_name_and_nothing_of_it_is_kept() {
    byte[] infected = OfficeFiles.pdf(new String(InstalledClamd.testText()));

    assertThatThrownBy(() -> receive("a.pdf", infected))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).code()).isEqualTo("upload.infected");
              assertThat(r.faults().get(0).arguments()).containsExactly(InstalledClamd.SIGNATURE);
            });

    String sha256 = Sha256.of(infected);
    assertThat(
            APP.ask(
                "SELECT CONCAT_WS(' ', status, signature, stored_as IS NULL) FROM file_scan"
                    + " WHERE sha256 = '%s'".formatted(sha256)))
        .isEqualTo("QUARANTINED " + InstalledClamd.SIGNATURE + " 1");
    assertThat(APP.files().resolve("files/test-files/" + sha256)).doesNotExist();
    assertThat(lastAct(sha256)).isEqualTo("upload.quarantined");
    assertThatThrownBy(() -> APP.get(ServeFile.class).requireServed(sha256))
        .hasMessage("upload.quarantined");
  }

  @Test
  void while_the_daemon_is_away_files_are_held_and_judged_when_it_is_back() {
    byte[] good = OfficeFiles.pdf("good");
    byte[] bad = OfficeFiles.pdf("bad " + new String(InstalledClamd.testText()));
    CLAMD.stop();
    try {
      keep("good.pdf", good);
      keep("bad.pdf", bad);

      assertThatThrownBy(() -> APP.get(ServeFile.class).requireServed(Sha256.of(good)))
          .hasMessage("upload.waiting");
      assertThat(APP.get(ScanWaitingFiles.class).run()).isZero();
      assertThat(page()).contains("does not answer", "good.pdf", "Waiting for the scan");
    } finally {
      CLAMD.again();
    }

    assertThat(APP.get(ScanWaitingFiles.class).run()).isEqualTo(2);

    APP.get(ServeFile.class).requireServed(Sha256.of(good));
    assertThatThrownBy(() -> APP.get(ServeFile.class).requireServed(Sha256.of(bad)))
        .hasMessage("upload.quarantined");
    assertThat(lastAct(Sha256.of(bad))).isEqualTo("upload.quarantined");
    assertThat(page()).contains("The malware scanner is working", "bad.pdf", "ClamAV");
  }

  @Test
  void a_file_whose_verdict_cannot_be_stored_holds_up_no_other() {
    byte[] one = OfficeFiles.pdf("one");
    byte[] two = OfficeFiles.pdf("two");
    CLAMD.stop();
    try {
      keep("one.pdf", one);
      keep("two.pdf", two);
    } finally {
      CLAMD.again();
    }
    List<String> files = Stream.of(one, two).map(Sha256::of).sorted().toList();
    APP.sql(
        """
        CREATE TRIGGER trial_scan BEFORE UPDATE ON file_scan FOR EACH ROW
        IF NEW.sha256 = '%s' THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'trial.stuck';
        END IF"""
            .formatted(files.get(0)));

    try {
      assertThatThrownBy(() -> APP.get(ScanWaitingFiles.class).run())
          .hasStackTraceContaining("trial.stuck");
    } finally {
      APP.sql("DROP TRIGGER trial_scan");
    }

    APP.get(ServeFile.class).requireServed(files.get(1));
    assertThatThrownBy(() -> APP.get(ServeFile.class).requireServed(files.get(0)))
        .hasMessage("upload.waiting");
    assertThat(APP.get(ScanWaitingFiles.class).run()).isEqualTo(1);
    APP.get(ServeFile.class).requireServed(files.get(0));
  }

  @Test
  void the_database_keeps_no_judgement_without_its_reason() {
    keep("known.pdf", OfficeFiles.pdf("known"));
    String of = " WHERE sha256 = '" + Sha256.of(OfficeFiles.pdf("known")) + "'";

    assertThatThrownBy(() -> APP.sql("UPDATE file_scan SET status = 'QUARANTINED'" + of))
        .hasMessageContaining("ck_file_scan_signature");
    assertThatThrownBy(() -> APP.sql("UPDATE file_scan SET scanned_at = NULL" + of))
        .hasMessageContaining("ck_file_scan_judged");
    assertThatThrownBy(() -> APP.sql("UPDATE file_scan SET status = 'GOOD'" + of))
        .hasMessageContaining("ck_file_scan");
  }

  @Test
  void only_administrator_and_auditor_see_the_scanner() {
    assertThat(ApiCaller.of(APP, ADMINISTRATOR).get("/api/v1/scanner").body())
        .contains("\"address\":\"" + CLAMD.tcp() + "\"");
    assertThat(ApiCaller.of(APP, BUYER).get("/api/v1/scanner").statusCode()).isEqualTo(403);
    assertThat(ApiCaller.of(APP, ADMINISTRATOR).get("/prometheus").body())
        .contains("muwahhad_scanner_configured 1.0", "muwahhad_scanner_answers");
  }

  private static String page() {
    return Browserless.signedInAs(APP, ADMINISTRATOR).get("/scanner").body();
  }

  private static String lastAct(String sha256) {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'file' AND object_id = '%s' ORDER BY id DESC"
            .formatted(FileScans.recordedAs(sha256)));
  }

  private static InspectedFile receive(String name, byte[] bytes) {
    return APP.get(ReceiveFile.class)
        .inspect(
            BUYER,
            Role.CENTRAL_BUYER,
            new InspectFile.UploadedFile("file", name, bytes),
            FileType.DOCUMENTS);
  }

  private static void keep(String name, byte[] bytes) {
    InspectedFile file = receive(name, bytes);
    transactions().executeWrite(status -> APP.get(ReceiveFile.class).keep("test-files", file));
  }

  @SuppressWarnings("unchecked")
  private static TransactionOperations<Connection> transactions() {
    return APP.get(TransactionOperations.class);
  }

  private static MalwareScanner.Verdict scan(MalwareScanner scanner, byte[] bytes) {
    return scanner.scan(new ByteArrayInputStream(bytes));
  }
}

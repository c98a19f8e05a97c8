package org.muwahhad.reporting.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reporting.signature.SignReport;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.ObjectStore;

/** What anybody who holds a report, on paper or as a file, learns of it without signing in. */
@Tag("long")
class VerifyTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final String ISSUER = "GCC Secretariat General – central purchasing body";
  private static final String PASSWORD = "secret";
  private static final Subject TENDER =
      Subject.of(
          Subject.SubjectKind.TENDER,
          Long.parseLong(APP.ask("SELECT MAX(id) FROM joint_tender WHERE opened_at IS NOT NULL")));
  private static ReportFile issued;
  private static ReportFile signed;
  private static String document;

  private final Browserless anybody = Browserless.at(APP);

  VerifyTest() {
    anybody.get("/language/en");
  }

  @BeforeAll
  static void issueAndSign() {
    Actor member = APP.get(Actors.class).get(login());
    issued = file(member, Edition.ENGLISH);
    String id = APP.ask("SELECT id FROM issued_report WHERE sha256 = '" + issued.sha256() + "'");
    APP.get(SignReport.class)
        .run(
            member,
            Long.parseLong(id),
            APP.get(PlatformSeal.class)
                .demonstrationKey("CN=First", Instant.now(), PASSWORD.toCharArray()),
            PASSWORD,
            "");
    signed = file(member, Edition.ENGLISH);
    document = APP.ask("SELECT LEFT(data_sha256, 20) FROM issued_report WHERE id = " + id);
  }

  @Test
  void the_code_on_paper_leads_to_who_issued_it_and_to_every_file_with_its_signatures() {
    assertThat(signed.sha256()).isNotEqualTo(issued.sha256());
    for (String path : new String[] {"/verify/", "/api/v1/verify/documents/"}) {
      assertThat(anybody.get(path + document).body())
          .as(path)
          .contains(ISSUER, issued.sha256(), signed.sha256(), "CN=First");
    }
    assertThat(anybody.get("/api/v1/verify/documents/" + "0".repeat(20)).statusCode())
        .isEqualTo(404);
    assertThat(anybody.get("/verify/" + "0".repeat(20)).body())
        .contains("No document was issued under this number")
        .doesNotContain(ISSUER);
  }

  @Test
  void a_page_says_what_can_be_verified_and_takes_a_file_a_hash_or_a_number_as_printed() {
    for (String language : new String[] {"ar", "en"}) {
      Browserless visitor = Browserless.at(APP);
      visitor.get("/language/" + language);
      assertThat(visitor.get("/verify").body())
          .contains(
              "name=\"file\"",
              "name=\"sha256\"",
              "name=\"document\"",
              "href=\"/verify/receipts\"",
              "href=\"/log\"");
    }
    String asPrinted =
        document.substring(0, 10).toUpperCase(Locale.ROOT) + "%20" + document.substring(10);
    assertThat(anybody.get("/verify?document=" + asPrinted).body()).contains(ISSUER);
    assertThat(anybody.get("/verify?document=" + document.substring(1)).body())
        .contains("The number of a document has 20 characters")
        .doesNotContain(ISSUER);
  }

  @Test
  void a_hash_tells_which_signatures_the_file_carries() {
    assertThat(anybody.get("/verify/files?sha256=" + issued.sha256()).body())
        .contains(ISSUER, "Members have signed")
        .doesNotContain("CN=First");
    assertThat(anybody.get("/verify/files?sha256=" + signed.sha256()).body())
        .contains("CN=First")
        .doesNotContain("Members have signed");
    assertThat(anybody.get("/api/v1/verify/files/" + signed.sha256()).body())
        .contains(ISSUER, "CN=First", "\"isSignedSince\":false");
    assertThat(anybody.get("/api/v1/verify/files/" + "0".repeat(64)).statusCode()).isEqualTo(404);
  }

  @Test
  void the_file_itself_is_known_and_one_with_a_byte_changed_is_not() throws IOException {
    byte[] file = APP.get(ObjectStore.class).open(String.valueOf(signed.storedAs())).readAllBytes();

    assertThat(upload(file).body()).contains("This document was issued", "CN=First");
    file[file.length / 2]++;
    assertThat(upload(file).body()).contains("was not issued by the system, or it was changed");
  }

  @Test
  void what_is_no_hash_and_no_file_is_told_at_its_field() throws IOException {
    assertThat(anybody.get("/verify/files?sha256=" + issued.sha256().substring(1)).body())
        .contains("has 64 characters", "id=\"sha256-error\"")
        .doesNotContain("was not issued");
    assertThat(
            anybody.get("/verify/files?sha256=" + issued.sha256().toUpperCase(Locale.ROOT)).body())
        .contains("This document was issued");
    assertThat(upload(new byte[0]).body()).contains("id=\"file-error\"");
    assertThat(anybody.get("/verify/" + document.toUpperCase(Locale.ROOT)).body()).contains(ISSUER);
  }

  @Test
  void it_is_told_when_a_later_version_was_issued() {
    ReportFile earlier = file(APP.get(Actors.class).get(login()), Edition.ARABIC);
    assertThat(anybody.get("/verify/" + document).body()).doesNotContain("A newer version");
    APP.sql(
        """
        INSERT INTO issued_report (tender_id, subject, subject_id, part, report, edition, format,
               data_sha256, sha256, byte_count, stored_as, issued_by, issued_at)
        SELECT tender_id, subject, subject_id, part, report, edition, format, REPEAT('e', 64),
               REPEAT('f', 64), byte_count, stored_as, issued_by,
               DATE_ADD(issued_at, INTERVAL 1 DAY)
          FROM issued_report WHERE sha256 = '%s'"""
            .formatted(earlier.sha256()));

    assertThat(anybody.get("/verify/" + document).body()).contains("A newer version");
    assertThat(anybody.get("/api/v1/verify/documents/" + document).body())
        .contains("\"superseded\":true");
    assertThat(anybody.get("/verify/files?sha256=" + earlier.sha256()).body())
        .contains("A newer version");
  }

  @Test
  void a_report_that_somebody_put_into_the_database_is_found_and_not_confirmed() {
    String forged = "a".repeat(64);
    APP.sql(
        """
        INSERT INTO issued_report (tender_id, subject, subject_id, part, report, edition, format,
               data_sha256, sha256, byte_count, stored_as, issued_by, issued_at)
        SELECT tender_id, subject, subject_id, part, report, edition, format, '%1$s', '%1$s',
               byte_count, stored_as, issued_by, '2026-01-01'
          FROM issued_report WHERE sha256 = '%2$s'"""
            .formatted(forged, issued.sha256()));

    assertThat(anybody.get("/verify/files?sha256=" + forged).body())
        .contains("was not issued by the system");
    assertThat(anybody.get("/verify/" + forged.substring(0, 20)).body())
        .contains("No document was issued under this number");
    assertThat(faults())
        .contains(
            "issued report %s: the row was changed without an entry"
                .formatted(
                    APP.ask("SELECT id FROM issued_report WHERE sha256 = '" + forged + "'")));
  }

  @Test
  void a_report_is_not_confirmed_by_an_entry_that_names_its_row_without_a_digest() {
    String forged = "d".repeat(64);
    APP.sql(
        """
        INSERT INTO issued_report (tender_id, subject, subject_id, part, report, edition, format,
               data_sha256, sha256, byte_count, stored_as, issued_by, issued_at)
        SELECT tender_id, subject, subject_id, part, report, edition, format, '%1$s', '%1$s',
               byte_count, stored_as, issued_by, '2026-01-01'
          FROM issued_report WHERE sha256 = '%2$s'"""
            .formatted(forged, issued.sha256()));
    String covering = APP.ask("SELECT MIN(id) FROM audit_entry WHERE rows_sha256 IS NULL");
    String session =
        APP.ask(
            "SELECT session FROM audit_row WHERE table_name = 'issued_report'"
                + " ORDER BY id DESC LIMIT 1");
    APP.without(
        "tr_audit_entry_no_update",
        () -> {
          cover(covering, session, "1", "99999999");
          assertThat(anybody.get("/verify/files?sha256=" + forged).body())
              .contains("was not issued by the system");
          cover(covering, "NULL", "NULL", "NULL");
        });
  }

  private static void cover(String entry, String session, String first, String last) {
    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET check_constraint_checks = 0");
      statement.execute(
          "UPDATE audit_entry SET rows_session = %s, rows_first = %s, rows_last = %s WHERE id = %s"
              .formatted(session, first, last, entry));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_report_or_signature_that_somebody_changed_is_found_and_not_confirmed() {
    String other = "b".repeat(64);
    for (String table : List.of("issued_report", "report_signature")) {
      String was = table.equals("issued_report") ? issued.sha256() : signed.sha256();
      String change = "UPDATE %s SET sha256 = '%s' WHERE sha256 = '%s'";
      APP.without(
          "tr_%s_fixed".formatted(table),
          () ->
              APP.without(
                  "tr_%s_told_update".formatted(table),
                  () -> {
                    APP.sql(change.formatted(table, other, was));
                    assertThat(anybody.get("/verify/files?sha256=" + other).body())
                        .contains("was not issued by the system");
                    assertThat(faults())
                        .anyMatch(f -> f.endsWith("the row differs from the audit record"));
                    APP.sql(change.formatted(table, was, other));
                  }));
    }
    assertThat(anybody.get("/verify/files?sha256=" + signed.sha256()).body()).contains("CN=First");
  }

  private static List<String> faults() {
    return APP.get(VerifyAudit.class).run().faults();
  }

  @Test
  void who_asks_too_often_is_held_up_on_page_and_programs_interface_together() {
    VerifyDocument verify = APP.get(VerifyDocument.class);
    // Thirty in a minute of the clock; the next minute may begin meanwhile.
    AtomicInteger answered = new AtomicInteger();

    assertThatThrownBy(
            () -> {
              while (answered.get() <= 60) {
                assertThat(verify.run("192.0.2.1", document).files()).hasSizeGreaterThan(1);
                answered.incrementAndGet();
              }
            })
        .hasMessageContaining("access.too-many-requests");
    assertThat(answered.get()).isBetween(30, 60);
    assertThat(verify.run("192.0.2.2", document).files()).isNotEmpty();
  }

  private HttpResponse<String> upload(byte[] file) throws IOException {
    Matcher token =
        Pattern.compile("name=\"csrfToken\" value=\"([^\"]*)\"")
            .matcher(anybody.get("/verify/files").body());
    assertThat(token.find()).isTrue();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --cut\r
        Content-Disposition: form-data; name="csrfToken"\r
        \r
        %s\r
        --cut\r
        Content-Disposition: form-data; name="file"; filename="report.pdf"\r
        Content-Type: application/pdf\r
        \r
        """
            .formatted(token.group(1))
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes("\r\n--cut--\r\n".getBytes(StandardCharsets.UTF_8));
    return anybody.send(
        anybody
            .request("/verify/files")
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .header("Origin", anybody.origin())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .build());
  }

  private static ReportFile file(Actor actor, Edition edition) {
    return APP.get(IssueReport.class).file(actor, ReportKind.OPENING, TENDER, edition, Format.PDF);
  }

  private static String login() {
    return APP.ask(
        """
        SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = 'OPENING_MEMBER'""");
  }
}

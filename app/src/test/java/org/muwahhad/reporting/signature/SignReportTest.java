package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.job.AskForReport;
import org.muwahhad.reporting.job.MakeReports;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.signature.LocalAuthority;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;

/** Members sign an issued report one after the other; everybody can verify the file they hold. */
@Tag("long")
class SignReportTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String PASSWORD = "secret";
  private final SignReport signReport = APP.get(SignReport.class);
  private final PlatformSeal platform = APP.get(PlatformSeal.class);
  private final OpeningReports reports = OpeningReports.of(APP);

  @Test
  void signatures_follow_each_other_and_the_file_handed_out_has_all_of_them() throws Exception {
    Actor first = member(0);
    Actor second = member(1);
    ReportFile issued = reports.file(first, Edition.ARABIC);
    long id = reports.id(issued);

    signReport.run(first, id, key("CN=First"), PASSWORD, "Agreed");
    signReport.run(second, id, key("CN=Second"), PASSWORD, "");

    ReportFile signed = reports.file(first, Edition.ARABIC);
    assertThat(signed.sha256()).isNotEqualTo(issued.sha256());
    byte[] bytes =
        APP.get(ObjectStore.class).open(String.valueOf(signed.storedAs())).readAllBytes();
    assertThat(platform.reader(Instant.now()).run(bytes))
        .hasSize(3)
        .allMatch(s -> s.intact() && s.known() && s.whole());
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(signer ORDER BY position) FROM report_signature WHERE"
                    + " report_id = "
                    + id))
        .isEqualTo("CN=First,CN=Second");
    assertThat(verified(issued.sha256()))
        .contains("This document was issued", "Members have signed");
    assertThat(verified(signed.sha256())).contains("CN=First", "CN=Second");
    assertThat(verified("0".repeat(64))).contains("was not issued by the system");
  }

  @Test
  void nobody_signs_twice_or_changes_what_was_signed() {
    Actor first = member(0);
    long id = reports.id(reports.file(first, Edition.ENGLISH));
    signReport.run(first, id, key("CN=First"), PASSWORD, "");

    assertThatThrownBy(() -> signReport.run(first, id, key("CN=First"), PASSWORD, ""))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class,
            r -> assertThat(r.code()).isEqualTo("reporting.signed-already"));
    assertThatThrownBy(() -> APP.sql("UPDATE report_signature SET reason = 'x'"))
        .hasMessageContaining("reporting.record-immutable");
    assertThatThrownBy(() -> APP.sql("DELETE FROM report_signature"))
        .hasMessageContaining("reporting.record-immutable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO report_signature (report_id, position, person_id, signer, serial,
                           reason, signed_at, sha256, byte_count, stored_as)
                    SELECT %d, 7, MIN(id), '', '', '', UTC_TIMESTAMP(6), REPEAT('f', 64), 1, ''
                      FROM person"""
                        .formatted(id)))
        .hasMessageContaining("reporting.not-signable");
  }

  @Test
  void a_report_that_members_have_signed_can_still_be_asked_for_and_is_told_ready() {
    Actor second = member(1);
    long id = reports.id(reports.file(second, Edition.BILINGUAL));
    signReport.run(second, id, key("CN=Second"), PASSWORD, "");

    long job =
        APP.get(AskForReport.class)
            .run(
                second,
                ReportKind.OPENING,
                Subject.of(Subject.SubjectKind.TENDER, reports.tender()),
                Edition.BILINGUAL,
                Format.PDF);
    APP.get(MakeReports.class).run();

    assertThat(APP.ask("SELECT CONCAT(status, ' ', report_id) FROM report_job WHERE id = " + job))
        .isEqualTo("READY " + id);
  }

  @Test
  void a_key_that_cannot_be_used_is_told_at_its_field() {
    Actor first = member(0);
    long id = reports.id(reports.file(first, Edition.BILINGUAL));
    byte[] strangers =
        LocalAuthority.found("CN=Elsewhere", Instant.now())
            .issue("CN=Stranger", Instant.now(), PASSWORD.toCharArray());

    assertFault(first, id, key("CN=First"), "other", "password", "reporting.key-password");
    assertFault(first, id, new byte[] {1}, PASSWORD, "key", "reporting.key-unreadable");
    assertFault(first, id, new byte[0], PASSWORD, "key", "shared.missing");
    assertFault(first, id, strangers, PASSWORD, "key", "reporting.certificate-unknown");
  }

  @Test
  void who_may_not_have_the_report_does_not_sign_it() {
    long id = reports.id(reports.file(member(0), Edition.ARABIC));
    Actor other = APP.get(Actors.class).get(login("PROCUREMENT_OFFICER", 0));

    assertThatThrownBy(() -> signReport.run(other, id, key("CN=Other"), PASSWORD, ""))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_demonstration_offers_a_key_and_the_page_signs_with_it() {
    String login = login("OPENING_MEMBER", 0);
    long id = reports.id(reports.file(member(0), Edition.BILINGUAL));
    Browserless browser = Browserless.at(APP);
    browser.get("/sign-in");
    browser.post("/sign-in", "login", login, "password", DemoPersonQueries.PASSWORD);

    assertThat(browser.get("/report-signatures/" + id).body())
        .contains("enctype=\"multipart/form-data\"", "/report-signatures/demonstration/key");
    assertThat(browser.get("/report-signatures/demonstration/key").statusCode()).isEqualTo(200);
  }

  private void assertFault(
      Actor actor, long id, byte[] key, String password, String field, String code) {
    assertThatThrownBy(() -> signReport.run(actor, id, key, password, ""))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).field()).isEqualTo(field);
              assertThat(r.faults().get(0).code()).isEqualTo(code);
            });
  }

  private byte[] key(String name) {
    return platform.demonstrationKey(name, Instant.now(), PASSWORD.toCharArray());
  }

  private static Actor member(int which) {
    return APP.get(Actors.class).get(login("OPENING_MEMBER", which));
  }

  private static String login(String role, int which) {
    return APP.ask(
        """
        SELECT p.login FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = '%s'
         ORDER BY p.login LIMIT %d, 1"""
            .formatted(role, which));
  }

  private static String verified(String sha256) {
    Browserless anybody = Browserless.at(APP);
    anybody.get("/language/en");
    return anybody.get("/verify/files?sha256=" + sha256).body();
  }
}

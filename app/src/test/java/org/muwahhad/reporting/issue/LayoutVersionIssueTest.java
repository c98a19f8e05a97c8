package org.muwahhad.reporting.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.audit.ToldFixtures;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reporting.signature.SignReport;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.render.LayoutVersion;

/**
 * A file is known by its figures, its edition and the version of the templates that laid it out.
 */
@Tag("long")
class LayoutVersionIssueTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final String FORMER = "0".repeat(64);
  private final Actor member =
      APP.get(Actors.class)
          .get(
              APP.ask(
                  """
                  SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
                   WHERE p.is_demo AND p.password_hash IS NOT NULL
                     AND g.role = 'OPENING_MEMBER'"""));
  private final Subject subject =
      Subject.of(
          Subject.SubjectKind.TENDER,
          Long.parseLong(APP.ask("SELECT MAX(id) FROM joint_tender WHERE opened_at IS NOT NULL")));

  @Test
  void later_templates_give_another_file_and_the_former_one_stays_known() {
    ReportFile former = file(Edition.ARABIC);
    assertThat(version(former)).isEqualTo(LayoutVersion.current());
    assertThat(file(Edition.ARABIC).sha256()).isEqualTo(former.sha256());
    assertThat(verified(former.sha256()))
        .contains(LayoutVersion.current().substring(0, 12))
        .doesNotContain("with a newer version of the template");
    laidOutByFormerTemplates(former);

    ReportFile later = file(Edition.ARABIC);

    assertThat(later.sha256()).isNotEqualTo(former.sha256());
    assertThat(version(later)).isEqualTo(LayoutVersion.current());
    // In truth the templates are the same: so are the bytes that were printed.
    assertThat(printed(later)).isEqualTo(printed(former));
    assertThat(verified(former.sha256()))
        .contains(
            "was issued by the system", "with a newer version of the template", "000000000000")
        .doesNotContain("A newer version of the same report");
    assertThat(verified(later.sha256()))
        .contains("was issued by the system")
        .doesNotContain("with a newer version of the template");
    String document = APP.ask("SELECT LEFT(data_sha256, 20) " + of(later));
    assertThat(page("/verify/" + document))
        .contains(former.sha256(), later.sha256(), "with a newer version of the template");
  }

  @Test
  void what_members_have_signed_is_signed_on_whatever_the_templates_are() {
    ReportFile former = file(Edition.ENGLISH);
    long id = Long.parseLong(APP.ask("SELECT id " + of(former)));
    byte[] key =
        APP.get(PlatformSeal.class)
            .demonstrationKey("CN=First", Instant.now(), "secret".toCharArray());
    APP.get(SignReport.class).run(member, id, key, "secret", "");
    laidOutByFormerTemplates(former);

    ReportFile next = file(Edition.ENGLISH);

    assertThat(
            APP.ask(
                "SELECT report_id FROM report_signature WHERE sha256 = '" + next.sha256() + "'"))
        .isEqualTo(String.valueOf(id));
  }

  @Test
  void the_database_keeps_one_file_of_each_version_and_takes_nothing_else_for_one() {
    ReportFile file = file(Edition.BILINGUAL);

    assertThatThrownBy(() -> again(file, LayoutVersion.current()))
        .hasMessageContaining("uq_issued_report_template");
    assertThatThrownBy(() -> again(file, "newest"))
        .hasMessageContaining("ck_issued_report_template");
  }

  private static void again(ReportFile file, String version) {
    APP.sql(
        """
        INSERT INTO issued_report (tender_id, subject, subject_id, part, report, edition, format,
               data_sha256, appearance, layout_version, sha256, byte_count, stored_as, issued_by,
               issued_at)
        SELECT tender_id, subject, subject_id, part, report, edition, format, data_sha256,
               appearance, '%s', REPEAT('f', 64), 1, 'x', issued_by, issued_at %s"""
            .formatted(version, of(file)));
    ToldFixtures.in(APP);
  }

  private static void laidOutByFormerTemplates(ReportFile file) {
    String id = APP.ask("SELECT id " + of(file));
    APP.without(
        "tr_issued_report_fixed",
        () ->
            APP.sql("UPDATE issued_report SET layout_version = '" + FORMER + "' WHERE id = " + id));
    ToldFixtures.in(APP);
  }

  private ReportFile file(Edition edition) {
    return APP.get(IssueReport.class)
        .file(member, ReportKind.OPENING, subject, edition, Format.PDF);
  }

  private static String version(ReportFile file) {
    return APP.ask("SELECT layout_version " + of(file));
  }

  private static String printed(ReportFile file) {
    return APP.ask("SELECT printed_sha256 " + of(file));
  }

  private static String of(ReportFile file) {
    return "FROM issued_report WHERE sha256 = '" + file.sha256() + "'";
  }

  private static String verified(String sha256) {
    return page("/verify/files?sha256=" + sha256);
  }

  private static String page(String address) {
    Browserless anybody = Browserless.at(APP);
    anybody.get("/language/en");
    return anybody.get(address).body();
  }
}

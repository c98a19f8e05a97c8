package org.muwahhad.reporting.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.render.Branding;

/** The emblem and colour of a deployment on its pages, and in the identity of what it issues. */
@Tag("long")
class BrandTest {
  private static final TestApp APP = LoadedDemo.app();

  @AfterEach
  void asBefore() {
    Branding.own().use();
  }

  @Test
  void pages_have_the_deployments_emblem_and_colour_and_without_one_the_platforms()
      throws Exception {
    Browserless anybody = Browserless.at(APP);
    assertThat(anybody.get("/sign-in").body())
        .contains("/assets/emblem.svg")
        .doesNotContain("/branding/");
    assertThat(anybody.get("/branding/emblem").statusCode()).isEqualTo(404);

    Branding.of("#8A1538", emblem()).use();

    assertThat(anybody.get("/sign-in").body())
        .contains("/branding/emblem?v=", "/branding/colours.css?v=", "content=\"#8A1538\"")
        .doesNotContain("emblem.svg");
    assertThat(anybody.get("/branding/emblem").headers().firstValue("Content-Type"))
        .contains("image/png");
    assertThat(anybody.get("/branding/colours.css").body()).contains("--green: #8A1538;");
  }

  @Test
  void an_emblem_of_shapes_is_sent_as_these_shapes_and_nothing_else_of_its_file() throws Exception {
    String file =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><title>GCC</title>"
            + "<style>.a { fill: #8a1538 }</style><circle class='a' cx='4' cy='4' r='4'/></svg>";
    Branding.of("", file.getBytes(StandardCharsets.UTF_8)).use();
    Browserless anybody = Browserless.at(APP);

    assertThat(anybody.get("/sign-in").body())
        .contains("/branding/emblem?v=", "type=\"image/svg+xml\"");
    HttpResponse<String> emblem = anybody.get("/branding/emblem");
    assertThat(emblem.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
    assertThat(emblem.body())
        .contains("fill=\"#8a1538\"")
        .doesNotContain("style", "title", "class");
  }

  @Test
  void the_same_figures_under_another_branding_are_another_file_and_both_are_verified()
      throws Exception {
    Actor buyer =
        APP.get(Actors.class)
            .get(
                APP.ask(
                    """
                    SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
                     WHERE p.is_demo AND g.role = 'CENTRAL_BUYER'"""));
    long tender =
        Long.parseLong(APP.ask("SELECT MAX(id) FROM joint_tender WHERE status = 'AWARDED'"));
    ReportFile green = award(buyer, tender);
    Branding.of("#8A1538", null).use();

    ReportFile maroon = award(buyer, tender);

    assertThat(maroon.sha256()).isNotEqualTo(green.sha256());
    assertThat(award(buyer, tender).sha256()).isEqualTo(maroon.sha256());
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(COUNT(DISTINCT data_sha256), ' of ', COUNT(*)) FROM issued_report
                 WHERE sha256 IN ('%s', '%s')"""
                    .formatted(green.sha256(), maroon.sha256())))
        .isEqualTo("1 of 2");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO issued_report (tender_id, subject, subject_id, part, report,
                           edition, format, data_sha256, appearance, sha256, byte_count, stored_as,
                           issued_by, issued_at)
                    SELECT tender_id, subject, subject_id, part, report, edition, format,
                           data_sha256, 'maroon', sha256, 1, '', issued_by, issued_at
                      FROM issued_report WHERE sha256 = '"""
                        + green.sha256()
                        + "'"))
        .hasMessageContaining("ck_issued_report_appearance");
  }

  private static ReportFile award(Actor actor, long tender) {
    return APP.get(IssueReport.class)
        .file(
            actor,
            ReportKind.AWARD,
            Subject.of(Subject.SubjectKind.TENDER, tender),
            Edition.ENGLISH,
            Format.DOCX);
  }

  private static byte[] emblem() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(256, 256, BufferedImage.TYPE_INT_ARGB), "png", out);
    return out.toByteArray();
  }
}

package org.muwahhad.reporting.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reports.signature.SignPdf;

/** Chosen reports of a tender as one file, and the language and format in which it was taken. */
@Tag("long")
class TenderPackTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String AWARDED =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE status = 'AWARDED'");
  private static final String UNOPENED =
      APP.ask("SELECT MAX(id) FROM joint_tender WHERE status = 'PUBLISHED'");
  private static final String OF_TENDER = "/tenders/" + AWARDED + "/reports";

  @Test
  void the_page_offers_what_the_reader_may_have_and_the_form_leads_to_the_file() throws Exception {
    Browserless member = as("COMMITTEE_MEMBER");

    assertThat(member.get(OF_TENDER).body())
        .contains("value=\"opening\" checked", "value=\"award\" checked");
    HttpResponse<String> chosen =
        member.post(OF_TENDER, "report", "award", "report", "opening", "edition", "ENGLISH");
    assertThat(chosen.uri().getPath())
        .isEqualTo("/reports/tender-pack/" + AWARDED + "-OA/ENGLISH/PDF");
    try (PDDocument pack = Loader.loadPDF(bytes(member, chosen.uri().getPath()))) {
      List<String> papers = new ArrayList<>();
      pack.getDocumentCatalog()
          .getDocumentOutline()
          .children()
          .forEach(report -> papers.add(report.getTitle()));
      assertThat(papers).hasSize(3);
      assertThat(papers.get(1)).contains("opening");
      assertThat(papers.get(2)).contains("ward");
    }
  }

  @Test
  void the_desk_is_linked_only_for_those_it_opens_to() {
    Browserless opening = as("OPENING_MEMBER");
    Browserless evaluator = as("EVALUATOR");

    assertThat(opening.get("/reports").statusCode()).isEqualTo(403);
    assertThat(opening.get(OF_TENDER).statusCode()).isEqualTo(200);
    assertThat(opening.get(OF_TENDER).body()).doesNotContain("href=\"/reports\"");
    assertThat(evaluator.get("/reports").statusCode()).isEqualTo(200);
    assertThat(evaluator.get(OF_TENDER).body()).contains("href=\"/reports\"");
  }

  @Test
  void nothing_ticked_is_told_on_the_form() {
    Browserless member = as("COMMITTEE_MEMBER");
    member.get("/language/en");
    member.get(OF_TENDER);

    HttpResponse<String> again = member.post(OF_TENDER, "edition", "ARABIC");

    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("Choose at least one report.");
  }

  @Test
  void the_same_choice_is_the_same_file_and_another_choice_is_another_issue() throws Exception {
    Browserless auditor = as("AUDITOR");
    String pack = "/reports/tender-pack/" + AWARDED;

    byte[] file = bytes(auditor, pack + "-EA/BILINGUAL/PDF");

    assertThat(bytes(auditor, pack + "-EA/BILINGUAL/PDF")).isEqualTo(file);
    assertThat(bytes(as("CENTRAL_BUYER"), pack + "-EA/BILINGUAL/PDF")).isEqualTo(file);
    assertThat(SignPdf.freeFields(file)).isNotEmpty();
    bytes(auditor, pack + "-A/BILINGUAL/PDF");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(part ORDER BY part) FROM issued_report
                 WHERE report = 'TENDER_PACK' AND edition = 'BILINGUAL' AND subject_id = """
                    + AWARDED))
        .isEqualTo("A,EA");
    String sha256 =
        APP.ask("SELECT sha256 FROM issued_report WHERE report = 'TENDER_PACK' AND part = 'EA'");
    Browserless anybody = Browserless.at(APP);
    anybody.get("/language/en");
    assertThat(anybody.get("/verify/files?sha256=" + sha256).body())
        .contains("Pack of chosen reports");
    assertThat(auditor.get(pack + "-AE/BILINGUAL/PDF").statusCode()).isEqualTo(404);
  }

  @Test
  void programs_name_the_reports_in_a_list() throws Exception {
    Browserless buyer = as("CENTRAL_BUYER");
    String address = "/api/v1/tenders/" + AWARDED + "/reports";

    assertThat(buyer.get(address).body()).contains("\"OPENING\"", "\"AWARD\"");
    HttpResponse<String> pack = buyer.get(address + "/pack/ARABIC?report=award&report=opening");
    assertThat(pack.statusCode()).isEqualTo(200);
    assertThat(pack.headers().firstValue("Content-Disposition").orElse("")).contains("-OA-arabic");
    assertThat(buyer.get(address + "/pack/ARABIC").statusCode()).isIn(400, 422);
  }

  @Test
  void whoever_may_not_have_one_of_the_reports_has_no_pack_of_it() {
    assertThat(as("OPENING_MEMBER").get("/reports/tender-pack/" + AWARDED + "-OA").statusCode())
        .isEqualTo(403);
    assertThat(as("BIDDER").get(OF_TENDER).statusCode()).isEqualTo(403);
    assertThat(as("BIDDER").get("/reports/tender-pack/" + AWARDED + "-D").statusCode())
        .isEqualTo(403);
    assertThat(as("CENTRAL_BUYER").get("/reports/tender-pack/" + UNOPENED + "-A").statusCode())
        .isIn(409, 422);
  }

  @Test
  void the_database_takes_no_pack_without_a_choice() {
    bytesOf("/reports/tender-pack/" + AWARDED + "-O/ARABIC/PDF");

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO issued_report (tender_id, subject, subject_id, part, report,
                           edition, format, data_sha256, sha256, byte_count, stored_as, issued_by,
                           issued_at)
                    SELECT tender_id, subject, subject_id, '', report, edition, format,
                           REPEAT('e', 64), REPEAT('e', 64), 1, 'x', issued_by, issued_at
                      FROM issued_report WHERE report = 'TENDER_PACK' AND part = 'O'"""))
        .hasMessageContaining("ck_issued_report_choice");
  }

  @Test
  void what_was_chosen_last_is_offered_first_and_had_with_one_click() {
    Browserless member = as("COMMITTEE_MEMBER");
    member.get("/language/en");
    String award = "/reports/award/" + AWARDED;

    member.get(award + "/ENGLISH/XLSX");

    assertThat(member.get("/reports").body())
        .contains("href=\"" + award + "/ENGLISH/XLSX\" download");
    assertThat(member.get(award + "/file").uri().getPath()).isEqualTo(award + "/ENGLISH/XLSX");
    member.get(award + "/BILINGUAL/DOCX");
    assertThat(member.get(award + "/file").uri().getPath()).isEqualTo(award + "/BILINGUAL/DOCX");
    assertThat(member.get(award).body()).contains(award + "/BILINGUAL/DOCX\" download");
  }

  private void bytesOf(String path) {
    try {
      bytes(as("CENTRAL_BUYER"), path);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Browserless browser, String path) throws IOException {
    return browser.follow(path).body().readAllBytes();
  }

  private static Browserless as(String role) {
    Browserless browser = Browserless.at(APP);
    browser.get("/sign-in");
    browser.post(
        "/sign-in",
        "login",
        APP.ask(
            """
            SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
             WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = '%s'"""
                .formatted(role)),
        "password",
        DemoPersonQueries.PASSWORD);
    return browser;
  }
}

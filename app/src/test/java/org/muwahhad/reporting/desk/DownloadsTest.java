package org.muwahhad.reporting.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.access.Role;
import org.muwahhad.demo.LoadedDemo;

@Tag("long")
class DownloadsTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String TENDER =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE status = 'AWARDED'");
  private static final String REPORT = "/reports/award/" + TENDER + "/ENGLISH/XLSX";

  @Test
  void those_who_decide_get_the_report_and_the_download_is_on_record_for_good() {
    HttpResponse<String> file = as(Role.COMMITTEE_MEMBER).get(REPORT);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "award-report-JT-", "-english.xlsx");
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'tender' AND object_id = '%s' ORDER BY id DESC"
                    .formatted(TENDER)))
        .isEqualTo("reporting.award-report-downloaded");
    for (String attempt :
        List.of(
            "UPDATE report_download SET person_id = 1",
            "DELETE FROM report_download",
            "UPDATE issued_report SET sha256 = ''",
            "DELETE FROM issued_report")) {
      assertThatThrownBy(() -> APP.sql(attempt)).hasMessageContaining("reporting.record-immutable");
    }
  }

  @Test
  void the_name_of_a_download_holds_the_text_that_is_seen_of_it() {
    List<MatchResult> links =
        Pattern.compile("(?s)<a ([^>]*\\bdownload\\b[^>]*)>(.*?)</a>")
            .matcher(as(Role.CENTRAL_BUYER).get("/tenders/" + TENDER + "/reports").body())
            .results()
            .toList();

    assertThat(links).isNotEmpty();
    for (MatchResult link : links) {
      Matcher label = Pattern.compile("aria-label=\"([^\"]*)\"").matcher(link.group(1));
      if (label.find()) {
        assertThat(label.group(1)).contains(link.group(2).replaceAll("<[^>]+>", "").strip());
      } else {
        assertThat(link.group(2)).as("of which report it is").contains("visually-hidden");
      }
    }
  }

  @Test
  void others_get_no_report_neither_as_page_nor_as_program() {
    String downloads = APP.ask("SELECT COUNT(*) FROM report_download");
    for (Role other :
        List.of(
            Role.BIDDER,
            Role.PROCUREMENT_OFFICER,
            Role.OPENING_MEMBER,
            Role.CATALOG_MANAGER,
            Role.ADMINISTRATOR)) {
      Browserless browser = as(other);
      assertThat(browser.get(REPORT).statusCode()).as(other.name()).isEqualTo(403);
      assertThat(
              browser.get("/api/v1/tenders/" + TENDER + "/reports/award/ENGLISH/XLSX").statusCode())
          .isEqualTo(403);
    }
    assertThat(Browserless.at(APP).get(REPORT).uri().getPath()).isEqualTo("/sign-in");
    assertThat(APP.ask("SELECT COUNT(*) FROM report_download")).isEqualTo(downloads);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/reports/award/%2e%2e/ENGLISH/PDF",
        "/reports/award/1/..%2f..%2fetc/PDF",
        "/reports/award/1/ENGLISH/..%2F..%2F..%2Fetc%2Fpasswd",
        "/reports/award/1/ENGLISH/PDF%00.html",
        "/assets/..%2f..%2fapplication.yml",
        "/assets/../application.yml",
        "/assets/%2e%2e/application.yml",
        "/assets/..%5c..%5capplication.yml",
        "/assets/....//application.yml",
        "/api/spec/..%2f..%2fapplication.yml",
        "/verify/..%2f..%2fapplication.yml"
      })
  void no_path_leads_out_of_where_it_begins(String path) {
    HttpResponse<String> answer = as(Role.COMMITTEE_MEMBER).get(path);

    assertThat(answer.statusCode()).isIn(200, 400, 404);
    assertThat(answer.body()).doesNotContain("datasources:", "root:x:");
    if (answer.statusCode() == 200) {
      assertThat(path).startsWith("/verify");
    }
  }

  private static Browserless as(Role role) {
    String login =
        APP.ask(
            """
            SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
             WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = '%s'"""
                .formatted(role));
    Browserless browser = Browserless.at(APP);
    browser.get("/sign-in");
    browser.post("/sign-in", "login", login, "password", DemoPersonQueries.PASSWORD);
    return browser;
  }
}

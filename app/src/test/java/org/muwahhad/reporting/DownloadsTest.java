package org.muwahhad.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;

class DownloadsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final AwardFixture.Tender TENDER = recommended();
  private static final String REPORT = "/reports/award/" + TENDER.id() + "/ENGLISH/XLSX";

  @Test
  void those_who_decide_get_the_report_and_the_download_is_on_record_for_good() {
    HttpResponse<String> file = as(FIXTURE.member("OM")).get(REPORT);

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
        .contains("attachment", "award-report-" + TENDER.number() + "-english.xlsx");
    assertThat(FIXTURE.lastAct("tender:" + TENDER.id()))
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
  void others_get_no_report_neither_as_page_nor_as_program() {
    String downloads = APP.ask("SELECT COUNT(*) FROM report_download");
    for (Actor other :
        List.of(
            FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier),
            FIXTURE.world().anOfficerOf(FIXTURE.saudi),
            FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "KW"),
            FIXTURE.world().aPersonWho(Role.OPENING_MEMBER),
            FIXTURE.world().aPersonWho(Role.CATALOG_MANAGER),
            FIXTURE.world().aPersonWho(Role.ADMINISTRATOR))) {
      Browserless browser = as(other);
      assertThat(browser.get(REPORT).statusCode()).as(other.grants().toString()).isEqualTo(403);
      assertThat(
              browser
                  .get("/api/v1/tenders/" + TENDER.id() + "/reports/award/ENGLISH/XLSX")
                  .statusCode())
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
    HttpResponse<String> answer = as(FIXTURE.member("OM")).get(path);

    assertThat(answer.statusCode()).isIn(200, 400, 404);
    assertThat(answer.body()).doesNotContain("datasources:", "root:x:");
    if (answer.statusCode() == 200) {
      assertThat(path).startsWith("/verify");
    }
  }

  private static AwardFixture.Tender recommended() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);
    return tender;
  }

  private static Browserless as(Actor actor) {
    return Browserless.signedInAs(APP, actor.login());
  }
}

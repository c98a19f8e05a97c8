package org.muwahhad.reporting.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.access.Role;
import org.muwahhad.demo.LoadedDemo;

/** Reports are linked where their readers look for them, and come with one click. */
@Tag("long")
class ReportLinksTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String TENDER =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE status = 'AWARDED'");
  private static final String ROUND =
      APP.ask("SELECT MIN(round_id) FROM tender_round WHERE tender_id = " + TENDER);
  private static final String AGREEMENT =
      APP.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + TENDER);

  @Test
  void a_central_buyer_finds_them_on_the_pages_of_round_allocation_and_agreement() {
    Browserless buyer = as(Role.CENTRAL_BUYER);

    assertThat(buyer.get("/rounds/" + ROUND).body())
        .contains("/reports/demand-summary/" + ROUND + "/ARABIC/PDF");
    assertThat(buyer.get("/tenders/" + TENDER + "/allocation").body())
        .contains("/reports/savings/" + TENDER + "/", "/reports/allocation/" + TENDER + "-KW/");
    assertThat(buyer.get("/agreements/" + AGREEMENT).body())
        .contains("/reports/balance/" + AGREEMENT + "/");
    for (String report :
        new String[] {
          "demand-summary/" + ROUND,
          "savings/" + TENDER,
          "allocation/" + TENDER + "-KW",
          "balance/" + AGREEMENT
        }) {
      assertThat(buyer.get("/reports/" + report).statusCode()).as(report).isEqualTo(200);
      assertThat(buyer.get("/reports/" + report + "/ENGLISH/XLSX").statusCode())
          .as(report)
          .isEqualTo(200);
    }
  }

  @Test
  void the_page_of_a_report_leads_back_to_what_it_is_about() {
    Browserless buyer = as(Role.CENTRAL_BUYER);

    assertThat(buyer.get("/reports/demand-summary/" + ROUND).body())
        .contains("href=\"/rounds/" + ROUND + "\"");
    assertThat(buyer.get("/reports/savings/" + TENDER).body())
        .contains("href=\"/tenders/" + TENDER + "\"");
    assertThat(buyer.get("/reports/balance/" + AGREEMENT).body())
        .contains("href=\"/agreements/" + AGREEMENT + "\"");
  }

  @Test
  void a_coordinator_finds_those_of_the_own_state_and_is_refused_another() {
    Browserless coordinator = as(Role.NATIONAL_COORDINATOR);
    String state =
        APP.ask(
            """
            SELECT g.state_code FROM role_grant g JOIN person p ON p.id = g.person_id
             WHERE g.role = 'NATIONAL_COORDINATOR' AND p.login = '%s'"""
                .formatted(login(Role.NATIONAL_COORDINATOR)));
    String other = state.equals("KW") ? "SA" : "KW";

    assertThat(coordinator.get("/rounds/" + ROUND).body())
        .contains("/reports/demand-summary/" + ROUND + "-" + state + "/")
        .doesNotContain("/reports/demand-summary/" + ROUND + "/");
    assertThat(coordinator.get("/tenders/" + TENDER + "/allocation").body())
        .contains("/reports/allocation/" + TENDER + "-" + state + "/")
        .doesNotContain("/reports/allocation/" + TENDER + "-" + other);
    for (String form : new String[] {"", "/ARABIC/PDF"}) {
      assertThat(coordinator.get("/reports/allocation/" + TENDER + "-" + other + form).statusCode())
          .isEqualTo(403);
      assertThat(coordinator.get("/reports/savings/" + TENDER + form).statusCode()).isEqualTo(403);
    }
    assertThat(
            coordinator
                .get("/api/v1/reports/balance/" + AGREEMENT + "-" + other + "/ARABIC/PDF")
                .statusCode())
        .isEqualTo(403);
  }

  private static Browserless as(Role role) {
    Browserless browser = Browserless.at(APP);
    browser.get("/sign-in");
    browser.post("/sign-in", "login", login(role), "password", DemoPersonQueries.PASSWORD);
    return browser;
  }

  private static String login(Role role) {
    return APP.ask(
        """
        SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = '%s'"""
            .formatted(role));
  }
}

package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;

/**
 * From the page of a tender everybody comes to what there is of its later stages, and to nothing
 * that is refused.
 */
@Tag("long")
class WaysFromTendersTest {
  private static final List<String> STAGES =
      List.of("/bid", "/opening", "/evaluation", "/award", "/reports");
  private static final TestApp APP = LoadedDemo.app();

  @Test
  void the_page_of_a_tender_leads_to_every_later_stage_that_opens() {
    List<String> faults = new ArrayList<>();
    Set<String> led = new HashSet<>();
    for (String login : people()) {
      Browserless browser = signedIn(login);
      for (String tender : APP.ask("SELECT GROUP_CONCAT(id) FROM joint_tender").split(",")) {
        String here = "/tenders/" + tender;
        String page = browser.get(here).body();
        for (String stage : STAGES) {
          boolean linked = page.contains("href=\"" + here + stage + "\"");
          int status = browser.get(here + stage).statusCode();
          if (linked) {
            led.add(stage);
          }
          if (linked && status >= 400) {
            faults.add(login + " is led to " + here + stage + ", which answers " + status);
          }
          if (!linked && status == 200 && isToBeLedTo(stage, here)) {
            faults.add(login + " is not led to " + here + stage);
          }
        }
      }
    }

    assertThat(faults).isEmpty();
    assertThat(led).containsExactlyInAnyOrderElementsOf(STAGES);
  }

  @Test
  void awards_lead_to_the_allocation_only_those_who_have_a_part_in_it() {
    List<String> faults = new ArrayList<>();
    for (String login : people()) {
      Browserless browser = signedIn(login);
      for (String tender :
          APP.ask("SELECT GROUP_CONCAT(id) FROM joint_tender WHERE status = 'AWARDED'")
              .split(",")) {
        String allocation = "/tenders/" + tender + "/allocation";
        boolean linked =
            browser
                .get("/tenders/" + tender + "/award")
                .body()
                .contains("href=\"" + allocation + "\"");
        if (linked != (browser.get(allocation).statusCode() == 200)) {
          faults.add(login + " " + allocation + (linked ? " is refused" : " is not linked"));
        }
      }
    }

    assertThat(faults).isEmpty();
  }

  @Test
  void the_page_of_a_tender_leads_to_the_agreements_that_came_of_it() {
    String id = APP.ask("SELECT MIN(tender_id) FROM framework_agreement");
    Browserless browser = signedIn("auditor");

    assertThat(browser.get("/tenders/" + id).body()).containsPattern("href=\"/agreements[/\"]");
  }

  @Test
  void awards_in_effect_lead_to_the_agreements_they_led_to() {
    String agreement = APP.ask("SELECT MIN(id) FROM framework_agreement");
    String tender = APP.ask("SELECT tender_id FROM framework_agreement WHERE id = " + agreement);
    Browserless browser = signedIn("auditor");

    Matcher link =
        Pattern.compile("href=\"(/agreements\\?q=[^\"]++)\"")
            .matcher(browser.get("/tenders/" + tender + "/award").body());

    assertThat(link.find()).isTrue();
    assertThat(browser.get(link.group(1)).body())
        .contains("href=\"/agreements/" + agreement + "\"");
  }

  /**
   * A bid room stays readable after the deadline, an opening that did not take place has a room,
   * and an award nobody recommended a form.
   */
  private static boolean isToBeLedTo(String stage, String tender) {
    String id = tender.substring(tender.lastIndexOf('/') + 1);
    return switch (stage) {
      case "/bid" ->
          APP.ask(
                  "SELECT status = 'PUBLISHED' AND deadline_at > UTC_TIMESTAMP(6)"
                      + " FROM joint_tender WHERE id = "
                      + id)
              .equals("1");
      case "/opening" ->
          !APP.ask("SELECT opened_at FROM joint_tender WHERE id = " + id).equals("null");
      case "/award" -> !APP.ask("SELECT COUNT(*) FROM award WHERE tender_id = " + id).equals("0");
      case "/reports" ->
          !APP.ask("SELECT published_at FROM joint_tender WHERE id = " + id).equals("null");
      default -> true;
    };
  }

  private static Browserless signedIn(String login) {
    Browserless browser = Browserless.at(APP);
    browser.post("/sign-in", "login", login, "password", DemoPersonQueries.PASSWORD);
    return browser;
  }

  private static String[] people() {
    return APP.ask(
            """
            SELECT GROUP_CONCAT(x.login) FROM (
              SELECT MIN(p.login) AS login FROM person p JOIN role_grant g ON g.person_id = p.id
               WHERE p.is_demo AND p.password_hash IS NOT NULL GROUP BY g.role) AS x""")
        .split(",");
  }
}

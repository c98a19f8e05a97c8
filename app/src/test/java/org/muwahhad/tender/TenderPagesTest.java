package org.muwahhad.tender;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.approval.Checklists;
import org.muwahhad.web.Texts;

/** Preparing a tender in a browser without JavaScript, and over the API. */
@Tag("long")
class TenderPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer().login());

  @Test
  void a_buyer_sees_what_aggregation_will_do_and_does_it() {
    long round = FIXTURE.aClosedRound();
    String page = "/rounds/" + round + "/aggregation";

    String preview = buyer.get(page).body();
    assertThat(preview)
        .contains("Portable computers", "350.5", "Waiting for endorsement")
        .contains("href=\"#aggregate\"");
    assertThat(preview.indexOf("name=\"title.ar\""))
        .as("what is aggregated is read before it is named")
        .isGreaterThan(preview.lastIndexOf("Portable computers"))
        .isGreaterThan(preview.indexOf("Waiting for endorsement"));
    HttpResponse<String> wrong = buyer.post(page, "title.ar", "", "title.en", "Computers");
    HttpResponse<String> done = buyer.post(page, "title.ar", "حواسيب", "title.en", "Computers");

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Fill in this field", "value=\"Computers\"");
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.uri().getPath()).matches("/tenders/\\d+");
    assertThat(done.body()).contains("The round was aggregated", "Lot 2:");
  }

  @Test
  void the_checklist_leads_to_the_field_that_mends_what_is_not_met() {
    long tender = FIXTURE.aDraft();
    String settings = "/tenders/" + tender + "/settings";
    APP.sql("UPDATE joint_tender SET rate_date = NULL WHERE id = " + tender);

    assertThat(buyer.get("/tenders/" + tender + "/approval").body())
        .contains("href=\"" + settings + "#rateDate\"", "Change it under")
        .doesNotContain("href=\"" + settings + "#title-ar\"");
    assertThat(buyer.get(settings).body()).contains("id=\"rateDate\"");
  }

  @Test
  void the_page_of_a_draft_lists_all_that_the_checklist_still_asks_where_it_is_mended() {
    long tender = FIXTURE.aDraft();
    String here = "/tenders/" + tender;
    APP.sql("UPDATE joint_tender SET rate_date = NULL WHERE id = " + tender);
    APP.sql("DELETE FROM criterion WHERE code = 'T1' AND tender_id = " + tender);

    String steps = steps(buyer.get(here).body());

    Texts t = Texts.in(Language.EN);
    APP.get(Checklists.class)
        .draw(APP.get(TenderQueries.class).getTender(tender))
        .checks()
        .forEach(
            check ->
                assertThat(steps.contains(">" + t.get("tender.check." + check.code()) + "<"))
                    .as(check.code())
                    .isEqualTo(!check.met()));
    assertThat(steps)
        .contains("href=\"" + here + "/settings#rateDate\"", "href=\"" + here + "/panels\"");
    assertThat(state(steps, "Criteria")).isEqualTo("To do");
    assertThat(state(steps, "Panels")).isEqualTo("Done");
    assertThat(state(steps, "Send the draft for approval")).isEqualTo("Not yet");
    assertThat(state(steps, "Publish the tender")).isEqualTo("Not yet");
  }

  @Test
  void the_steps_of_a_tender_move_on_with_its_status() {
    long tender = FIXTURE.aDraft();
    String here = "/tenders/" + tender;
    TenderFixture.complete(APP, tender);
    assertThat(state(steps(buyer.get(here).body()), "Send the draft for approval"))
        .isEqualTo("To do");
    TenderFixture.send(APP, tender);
    String sent = steps(buyer.get(here).body());
    assertThat(state(sent, "Send the draft for approval")).isEqualTo("Done");
    assertThat(state(sent, "Approve the tender")).isEqualTo("To do");

    long published = FIXTURE.aPublished();
    String page = buyer.get("/tenders/" + published).body();

    String running = steps(page);
    assertThat(running).doesNotContain("Send the draft for approval");
    assertThat(state(running, "Publish the tender")).isEqualTo("Done");
    assertThat(state(running, "Answer the questions of suppliers")).isEqualTo("Done");
    assertThat(state(running, "Take bids until the deadline")).isEqualTo("To do");
    assertThat(state(running, "Open the bids")).isEqualTo("Not yet");
    Browserless bidder = Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier()).login());
    assertThat(bidder.get("/tenders/" + published).body())
        .as("who prepares and runs a tender has its list of steps")
        .doesNotContain("id=\"tasks\"");
  }

  /** The list of steps on the page of a tender. */
  private static String steps(String page) {
    int start = page.indexOf("id=\"tasks\"");
    assertThat(start).isPositive();
    return page.substring(start, page.indexOf("</table>", start));
  }

  /** What the list says of a step. */
  private static String state(String steps, String step) {
    Matcher row =
        Pattern.compile(">\\s*" + step + "\\s*<(?s:.*?)<strong[^>]*>([^<]+)<").matcher(steps);
    assertThat(row.find()).as(step).isTrue();
    return row.group(1);
  }

  @Test
  void a_tender_goes_from_draft_to_publication_in_the_browser() {
    long tender = FIXTURE.aDraft();
    String here = "/tenders/" + tender;
    Browserless second = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER).login());
    assertThat(buyer.get(here + "/approval").body()).doesNotContain("Approve the tender");

    assertThat(second.get(here + "/approval").body())
        .contains("not been sent for approval yet")
        .doesNotContain("Approve the tender");
    TenderFixture.send(APP, tender);
    String seen = version(second.get(here + "/approval").body());
    HttpResponse<String> unread = second.post(here + "/approve", "version", "1" + seen);
    HttpResponse<String> approved = second.post(here + "/approve", "version", seen);
    HttpResponse<String> unexplained = second.post(here + "/return", "reason", " ");
    buyer.get(here + "/approval");
    HttpResponse<String> published = buyer.post(here + "/publish");

    assertThat(unread.body())
        .as("what was changed since is not approved")
        .contains("has changed since you opened it");
    assertThat(approved.body()).contains("The tender was approved");
    assertThat(unexplained.statusCode()).isEqualTo(422);
    assertThat(unexplained.body()).contains("id=\"reason-error\"");
    assertThat(published.body()).contains("The tender was published");
  }

  private static String version(String page) {
    Matcher version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(page);
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  @Test
  void differences_between_demand_and_tender_stand_out() {
    long tender = FIXTURE.aDraft();
    String page = "/tenders/" + tender + "/reconciliation";
    String balanced = buyer.get(page).body();
    assertThat(balanced).contains("holds exactly").doesNotContain("tag-bad");
    assertThat(balanced.indexOf("equal in demand and tender"))
        .as("what is equal is folded in")
        .isBetween(balanced.indexOf("By item"), balanced.lastIndexOf("<table"));

    APP.sql(
        "UPDATE lot_item SET quantity = quantity + 7 WHERE tender_id = %d LIMIT 1"
            .formatted(tender));

    String different = buyer.get(page).body();
    assertThat(different).contains("differs from the endorsed demand", "tag-bad");
    assertThat(different.substring(different.indexOf("equal in demand and tender")))
        .as("what differs is not folded in")
        .doesNotContain("tag-bad");
  }

  @Test
  void a_tender_is_cancelled_after_being_asked_for_the_reason() {
    long tender = FIXTURE.aDraft();
    String cancel = "/tenders/" + tender + "/cancel";
    buyer.get(cancel);

    assertThat(buyer.post(cancel, "reason", "").statusCode()).isEqualTo(422);
    assertThat(buyer.post(cancel, "reason", "No budget").body())
        .contains("The tender was cancelled", "No budget");
  }

  @Test
  void cancelling_is_offered_last_and_unlike_the_rest() {
    long published = FIXTURE.aPublished();
    String here = "/tenders/" + published;

    List<String> offered =
        Pattern.compile("class=\"button button-(\\w+)\" href=\"([^\"]+)\"")
            .matcher(buyer.get(here).body())
            .results()
            .map(link -> link.group(1) + " " + link.group(2))
            .filter(link -> link.contains(here + "/") || link.contains("/publications/"))
            .toList();

    assertThat(offered).hasSizeGreaterThan(1);
    assertThat(offered).filteredOn(link -> link.startsWith("danger")).hasSize(1);
    assertThat(offered.get(offered.size() - 1)).isEqualTo("danger " + here + "/cancel");
  }

  @Test
  void suppliers_and_officers_see_published_tenders_only_and_no_demand() {
    long draft = FIXTURE.aDraft();
    long published = FIXTURE.aPublished();
    Actor person = WORLD.aBidderFor(WORLD.aSupplier());
    Browserless bidder = Browserless.signedInAs(APP, person.login());
    Browserless officer =
        Browserless.signedInAs(APP, WORLD.anOfficerOf(WORLD.anEntityIn("OM")).login());

    for (Browserless outsider : List.of(bidder, officer)) {
      assertThat(outsider.get("/tenders/" + draft).statusCode()).isEqualTo(404);
      assertThat(outsider.get("/tenders/" + published).statusCode()).isEqualTo(200);
      assertThat(outsider.get("/tenders/" + published + "/reconciliation").statusCode())
          .isEqualTo(403);
      assertThat(outsider.get("/tenders/" + published + "/lots").statusCode()).isEqualTo(403);
      assertThat(outsider.get("/tenders").body())
          .contains("/tenders/" + published + "\"")
          .doesNotContain("/tenders/" + draft + "\"");
    }
    assertThat(bidder.get("/tenders/" + published).body()).doesNotContain("Opening panel");
  }

  @Test
  void programs_do_the_same_over_the_api() {
    long round = FIXTURE.aClosedRound();
    String made =
        api(
            "POST",
            "/rounds/" + round + "/aggregation",
            "{\"titleAr\":\"حواسيب\",\"titleEn\":\"PCs\"}",
            201);
    String tender =
        "/tenders/" + APP.ask("SELECT tender_id FROM tender_round WHERE round_id = " + round);

    assertThat(made).contains("\"status\":\"DRAFT\"").doesNotContain("benchmark");
    assertThat(api("GET", tender + "/reconciliation", "", 200)).contains("\"balances\":true");
    assertThat(api("GET", tender + "/checklist", "", 200))
        .as("a dossier without documents does not pass, and nothing is met where nothing is there")
        .contains(
            "\"code\":\"documents-missing\",\"met\":false",
            "\"code\":\"documents-one-language\",\"met\":true,\"advice\":true,\"hollow\":true");
    TenderFixture.complete(APP, Long.parseLong(tender.replace("/tenders/", "")));
    assertThat(api("GET", tender + "/checklist", "", 200))
        .contains("requirements-missing")
        .doesNotContainPattern("\"met\":false,(\"about\":\\{[^}]*},)?\"advice\":false");
    assertThat(api("PUT", tender + "/criteria", "[]", 422)).contains("tender.criteria-missing");
    assertThat(api("POST", tender + "/approve", "{}", 422)).contains("\"version\"");
    assertThat(api("POST", tender + "/approve", "{\"version\":9999}", 409))
        .contains("shared.changed-meanwhile");
    String version =
        APP.ask("SELECT version FROM joint_tender WHERE id = " + tender.replace("/tenders/", ""));
    assertThat(api("POST", tender + "/approve", "{\"version\":" + version + "}", 422))
        .contains("tender.four-eyes");
    assertThat(api("POST", tender + "/cancel", "{}", 422)).contains("\"reason\"");
    assertThat(api("PUT", tender + "/panels/OPENING", "{}", 422)).contains("\"members\"");
    assertThat(api("PUT", tender + "/terms", "{}", 422)).contains("\"version\"");
    assertThat(api("PUT", tender + "/terms", "{\"version\":" + version + "}", 422))
        .contains("\"title.ar\"", "\"currency\"");
  }

  private String api(String method, String path, String body, int status) {
    HttpRequest request =
        buyer
            .request("/api/v1" + path)
            .header("Content-Type", "application/json")
            .header("Origin", buyer.origin())
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = buyer.send(request);
    assertThat(response.statusCode())
        .as(method + " " + path + ": " + response.body())
        .isEqualTo(status);
    return response.body();
  }
}

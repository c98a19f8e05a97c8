package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** The pages, as a browser without scripts uses them. */
class DemandPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final String DAY = LocalDate.now().plusDays(150).toString();

  @Test
  void a_buyer_plans_opens_extends_and_closes_a_round() {
    Browserless buyer = Browserless.signedInAs(APP, DEMAND.buyer());
    assertThat(buyer.get("/rounds/new").body()).contains("Computer equipment and supplies");

    HttpResponse<String> refused = buyer.post("/rounds", Map.of("code", "R-PAGE"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Fill in this field.", "value=\"R-PAGE\"");
    LocalDateTime now = LocalDateTime.now().withNano(0).withSecond(0);
    HttpResponse<String> planned =
        buyer.post(
            "/rounds",
            Map.ofEntries(
                Map.entry("code", "R-PAGE"),
                Map.entry("name.ar", "جولة"),
                Map.entry("name.en", "Round of pages"),
                Map.entry("opensAt", now),
                Map.entry("rest.opensAt", now),
                Map.entry("closesAt", now.plusDays(20)),
                Map.entry("rest.closesAt", now.plusDays(20)),
                Map.entry("endorsementUntil", now.plusDays(25)),
                Map.entry("rest.endorsementUntil", now.plusDays(25)),
                Map.entry("categories", "30200000"),
                Map.entry("states", "KW"),
                Map.entry("urgency", "Needed at once")));
    assertThat(planned.body()).contains("The round is planned", "Round of pages");
    String path = planned.uri().getPath();

    assertThat(buyer.post(path + "/open", Map.of()).body()).contains("The round is open.");
    assertThat(buyer.post(path + "/close", Map.of("reason", "")).statusCode()).isEqualTo(422);
    assertThat(buyer.get(path + "/extend").body()).contains(now.plusDays(20).toString());
    assertThat(
            buyer
                .post(
                    path + "/extend",
                    Map.of(
                        "closesAt", now.plusDays(30),
                        "rest.closesAt", now.plusDays(30),
                        "endorsementUntil", now.plusDays(35),
                        "rest.endorsementUntil", now.plusDays(35),
                        "reason", "More time"))
                .body())
        .contains("The round is extended.");
    assertThat(buyer.post(path + "/close", Map.of("reason", "All done")).body())
        .contains("The round is closed.", "All done");
    assertThat(buyer.get("/rounds").body()).contains("R-PAGE", "Closed");
  }

  @Test
  void an_officer_goes_from_an_empty_form_to_a_receipt() {
    long round = DEMAND.anOpenRound();
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    Browserless officer = Browserless.signedInAs(APP, person);
    String form = "/rounds/" + round + "/submission";

    String before = officer.get("/rounds/" + round).body();
    assertThat(before).contains("Start the submission", "Open for demand");
    assertThat(before.indexOf(form + "/start"))
        .as("what the page is opened for stands beside its title")
        .isBetween(before.indexOf("<h1"), before.indexOf("class=\"timeline\""));
    assertThat(officer.post(form + "/start", Map.of()).body())
        .contains("No lines yet")
        .as("the quick ways come first")
        .contains("Add an empty line and type the name of an item in it, paste rows");
    String begun = officer.get("/rounds/" + round).body();
    assertThat(begun).doesNotContain("Start the submission");
    assertThat(begun.indexOf("href=\"" + form + "\""))
        .isBetween(begun.indexOf("<h1"), begun.indexOf("class=\"timeline\""));
    assertThat(officer.post(form, Map.of("version", 0, "q", LAPTOP)).body())
        .contains("value=\"add:" + LAPTOP + "\"", "307.000");
    HttpResponse<String> added = officer.post(form, Map.of("version", 0, "act", "add:" + LAPTOP));
    assertThat(added.body()).contains("name=\"lines[0].quantity\"", "value=\"307.000\"");

    Map<String, Object> fields = new HashMap<>();
    fields.put("version", hidden(added, "version"));
    fields.put("lines[0].item", LAPTOP);
    fields.put("lines[0].quantity", "many");
    fields.put("lines[0].unitPrice", "300");
    fields.put("lines[0].commitment", "FIRM");
    fields.put("act", "save");
    HttpResponse<String> unreadable = officer.post(form, fields);
    assertThat(unreadable.statusCode()).isEqualTo(422);
    assertThat(unreadable.body()).contains("Enter a number", "value=\"many\"");

    fields.put("version", hidden(unreadable, "version"));
    fields.put("lines[0].quantity", "40");
    HttpResponse<String> saved = officer.post(form, fields);
    assertThat(saved.body()).contains("The draft is saved.", "12,000.000");
    fields.put("version", hidden(saved, "version"));
    fields.put("act", "check");
    HttpResponse<String> gaps = officer.post(form, fields);
    assertThat(gaps.statusCode()).isEqualTo(422);
    assertThat(gaps.body()).contains("href=\"#lines-0-needBy\"");

    fields.put("version", hidden(gaps, "version"));
    fields.put("lines[0].needBy", DAY);
    fields.put("lines[0].budgetLine", "B-1");
    fields.put("lines[0].justification", "Old devices");
    HttpResponse<String> check = officer.post(form, fields);
    assertThat(check.uri().getPath()).endsWith("/check");
    assertThat(check.body()).contains("12,000.000", "39,087.95");
    Map<String, String> undeclared =
        Map.of("requestKey", hidden(check, "requestKey"), "version", hidden(check, "version"));
    HttpResponse<String> asked = officer.post(form + "/submit", undeclared);
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body())
        .contains("Confirm the declaration", undeclared.get("requestKey"), "12,000.000");
    Map<String, String> confirmed = new HashMap<>(undeclared);
    confirmed.put("declared", "true");
    HttpResponse<String> receipt = officer.post(form + "/submit", confirmed);

    assertThat(receipt.body())
        .contains("Receipt of demand", "SHA-256", "AH", "Kuwait time", "we declare", "نُقرّ");
    assertThat(officer.post(form + "/submit", confirmed).uri()).isEqualTo(receipt.uri());
    assertThat(officer.get(receipt.uri().getPath() + "/content").body())
        .startsWith("{\"currency\":\"KWD\"");
    String submission = officer.get(form).uri().getPath();
    assertThat(submission).startsWith("/submissions/");
    String after = officer.get("/rounds/" + round).body();
    assertThat(after.indexOf("href=\"" + submission + "\""))
        .as("what was submitted stands beside the title of the round")
        .isBetween(after.indexOf("<h1"), after.indexOf("class=\"timeline\""));
  }

  @Test
  void a_line_is_removed_and_what_else_was_typed_stays() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    String form = "/rounds/" + side.round() + "/submission";
    officer.get(form);

    HttpResponse<String> removed =
        officer.post(
            form,
            Map.of(
                "version", 0,
                "lines[0].item", "GONE",
                "lines[1].item", LAPTOP,
                "lines[1].budgetLine", "kept <b>",
                "act", "remove:0"));

    assertThat(removed.body())
        .contains("name=\"lines[0].budgetLine\"", "kept &lt;b")
        .doesNotContain("GONE", "lines[1]");
  }

  @Test
  void a_coordinator_returns_and_then_endorses() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "OM", line(LAPTOP, "2"));
    Browserless coordinator = Browserless.signedInAs(APP, DEMAND.aCoordinatorOf("OM"));
    String path = "/submissions/" + side.submission();

    assertThat(coordinator.get("/rounds/" + side.round()).body()).contains("Review and endorse");
    HttpResponse<String> ask = coordinator.get(path + "/return");
    String version = hidden(ask, "version");
    assertThat(
            coordinator
                .post(path + "/return", Map.of("version", version, "reason", ""))
                .statusCode())
        .isEqualTo(422);
    assertThat(
            coordinator
                .post(path + "/return", Map.of("version", version, "reason", "Count again"))
                .body())
        .contains("The submission is returned", "Count again");
    APP.get(SubmitDemand.class)
        .run(side.officer(), side.submission(), DemandFixture.asSaved("second"));
    String seen = hidden(coordinator.get(path), "version");

    assertThat(coordinator.post(path + "/endorse", Map.of("version", seen)).body())
        .contains("The submission is endorsed.", "Endorsed");
  }

  @Test
  void a_neighbours_submission_is_not_found_and_bidders_have_no_rounds() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "2"));
    Browserless neighbour = Browserless.signedInAs(APP, WORLD.anOfficerOf(WORLD.anEntityIn("KW")));
    Browserless bidder = Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier()));

    assertThat(neighbour.get("/submissions/" + side.submission()).statusCode()).isEqualTo(404);
    assertThat(neighbour.get("/submissions/" + side.submission() + "/receipts/1").statusCode())
        .isEqualTo(404);
    assertThat(bidder.get("/rounds").statusCode()).isEqualTo(403);
    assertThat(
            Browserless.signedInAs(APP, WORLD.aPersonWho(Role.AUDITOR))
                .get("/rounds/new")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_file_is_imported_in_the_browser() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    String path = "/rounds/" + side.round() + "/submission/import";
    assertThat(officer.get(path).body()).contains("item code");

    String version = hidden(officer.get(path), "version");

    HttpResponse<String> wrong =
        officer.upload(path, "d.csv", "item code,quantity\nNONE,1", "version", version);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Line 2, item code");
    assertThat(hidden(wrong, "version")).isEqualTo(version);
    String right = "item code,quantity\n" + LAPTOP + ",3";
    assertThat(officer.upload(path, "d.csv", right, "version", version).body())
        .contains("One line imported", "value=\"3\"");
    assertThat(officer.get(path + "/columns.csv").body()).contains("\"item code\",\"quantity\"");
  }

  @Test
  void a_file_does_not_take_the_place_of_what_a_colleague_saved_meanwhile() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    String path = "/rounds/" + side.round() + "/submission/import";
    String version = hidden(officer.get(path), "version");
    APP.get(SaveDraft.class)
        .run(
            side.officer(),
            side.submission(),
            Integer.parseInt(version),
            List.of(DemandFixture.line(LAPTOP, "7")));
    String file = "item code,quantity\n" + LAPTOP + ",3";

    HttpResponse<String> refused = officer.upload(path, "d.csv", file, "version", version);
    HttpResponse<String> again =
        officer.upload(path, "d.csv", file, "version", hidden(refused, "version"));
    HttpResponse<String> unsaid = officer.upload(path, "d.csv", file);

    assertThat(refused.body()).contains("has changed since you opened it", "File of lines");
    assertThat(List.of(refused.statusCode(), again.statusCode(), unsaid.statusCode()))
        .containsOnly(409);
    assertThat(
            APP.ask("SELECT quantity FROM demand_line WHERE submission_id = " + side.submission()))
        .isEqualTo("7.000");
  }

  private static String hidden(HttpResponse<String> page, String name) {
    Matcher found =
        Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page.body());
    assertThat(found.find()).as("hidden field " + name).isTrue();
    return found.group(1);
  }
}

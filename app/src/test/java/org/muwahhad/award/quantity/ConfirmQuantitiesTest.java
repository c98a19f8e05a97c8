package org.muwahhad.award.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;
import static org.muwahhad.award.quantity.QuantityFixture.optsOut;
import static org.muwahhad.award.quantity.QuantityFixture.takes;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

/** States are asked for their quantities once the committees have decided, and answer. */
@Tag("long")
class ConfirmQuantitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = QuantityFixture.in(APP);

  @Test
  void every_state_with_demand_is_asked_at_once_when_the_committees_have_decided() {
    AwardFixture.Tender tender = FIXTURE.decided();

    assertThat(FIXTURE.status(tender)).isEqualTo("DECIDED");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(s.state_code, ' ', s.status) ORDER BY s.state_code)
                  FROM confirmation_state s JOIN quantity_confirmation c ON c.id = s.confirmation_id
                 WHERE c.tender_id = %d AND s.answer_until > c.opened_at + INTERVAL 5 DAY"""
                    .formatted(tender.id())))
        .isEqualTo("KW WAITING,SA WAITING");
    for (Actor coordinator : new Actor[] {FIXTURE.kuwaiti, FIXTURE.saudi}) {
      assertThat(
              APP.ask(
                  """
                  SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
                    JOIN mail m ON m.inbox_message_id = i.id
                   WHERE n.kind = 'quantities-asked' AND n.href = '/tenders/%d/quantities'
                     AND i.person_id = %d"""
                      .formatted(tender.id(), coordinator.personId())))
          .isEqualTo("1");
    }
    assertThat(Browserless.signedInAs(APP, FIXTURE.saudi).get("/").body())
        .contains("/tenders/" + tender.id() + "/quantities");
    assertThat(FIXTURE.awards.lastAct("tender:" + tender.id())).isEqualTo("quantities.asked");
  }

  @Test
  void the_steps_of_the_tender_name_the_day_by_which_the_last_state_answers() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String last =
        APP.ask(
            """
            SELECT DATE_FORMAT(MAX(s.answer_until) + INTERVAL 3 HOUR, '%%e %%M %%Y, %%H:%%i')
              FROM confirmation_state s JOIN quantity_confirmation c ON c.id = s.confirmation_id
             WHERE c.tender_id = %d"""
                .formatted(tender.id()));

    String page =
        Browserless.signedInAs(APP, FIXTURE.awards.buyer).get("/tenders/" + tender.id()).body();

    assertThat(page.substring(page.indexOf("Confirm the quantities and inform the bidders")))
        .contains(last);
  }

  @Test
  void no_standstill_starts_while_a_state_may_answer() {
    AwardFixture.Tender tender = FIXTURE.decided();

    FIXTURE.settle();

    assertThat(FIXTURE.status(tender)).isEqualTo("DECIDED");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE joint_tender SET status = 'STANDSTILL', standstill_until ="
                        + " UTC_TIMESTAMP(6) + INTERVAL 10 DAY WHERE id = "
                        + tender.id()))
        .hasMessageContaining("quantities.waiting");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE confirmation_state SET status = 'SILENT' WHERE confirmation_id = "
                        + confirmation(tender)))
        .hasMessageContaining("quantities.waiting");
  }

  @Test
  void a_coordinator_confirms_within_the_band_once_and_only_for_the_own_state() {
    AwardFixture.Tender tender = FIXTURE.decided();
    long item = tender.items().get(2);
    Actor stranger = FIXTURE.awards.world().aPersonWho(Role.NATIONAL_COORDINATOR, "OM");

    assertThatThrownBy(
            () -> FIXTURE.confirm(stranger, tender, ConfirmQuantities.QuantityAnswer.asAsked()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () ->
                FIXTURE.confirm(
                    FIXTURE.awards.buyer, tender, ConfirmQuantities.QuantityAnswer.asAsked()))
        .isInstanceOf(Refusal.NotPermitted.class);
    // Kuwait asked for 10 and 7 of it: from 14 to 20.
    for (String outside : new String[] {"13", "21", "0", "17.5", "-17"}) {
      assertThatThrownBy(() -> FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(item, outside)))
          .isInstanceOf(Refusal.InvalidInput.class);
    }
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(item, "20"));
    assertThatThrownBy(() -> FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(item, "20")))
        .hasMessage("quantities.final");

    assertThat(
            APP.ask(
                "SELECT confirmed FROM state_quantity WHERE state_code = 'KW' AND lot_item_id = "
                    + item))
        .isEqualTo("20.000");
    assertThat(FIXTURE.awards.lastAct("tender:" + tender.id())).isEqualTo("quantities.confirmed");
  }

  @Test
  void after_the_window_no_answer_is_taken_and_both_times_are_told() {
    AwardFixture.Tender tender = FIXTURE.decided();

    assertThatThrownBy(
            () ->
                inDays(
                    10,
                    () ->
                        FIXTURE.confirm(
                            FIXTURE.kuwaiti, tender, ConfirmQuantities.QuantityAnswer.asAsked())))
        .hasMessage("quantities.late")
        .satisfies(r -> assertThat(((Refusal) r).arguments()).hasSize(2));
  }

  @Test
  void the_database_takes_no_opt_out_beside_a_quantity_in_whatever_order_they_come() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String confirmed =
        "UPDATE state_quantity SET confirmed = asked WHERE confirmation_id = %s AND state_code = 'KW'"
            .formatted(confirmation(tender));
    String optOut =
        "INSERT INTO lot_opt_out VALUES (%s, 'KW', %d, 'x')"
            .formatted(confirmation(tender), tender.lots().get(0));
    String answered =
        """
        UPDATE confirmation_state SET status = 'ANSWERED', answered_by = %d,
               answered_at = UTC_TIMESTAMP(6)
         WHERE confirmation_id = %s AND state_code = 'KW'"""
            .formatted(FIXTURE.kuwaiti.personId(), confirmation(tender));
    APP.sql(confirmed);

    assertThatThrownBy(() -> APP.sql(optOut)).hasMessageContaining("quantities.opted-out");

    APP.without("tr_lot_opt_out_alone", () -> APP.sql(optOut));
    assertThatThrownBy(() -> APP.sql(answered)).hasMessageContaining("quantities.opted-out");
    AwardFixture.Tender other = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, other, optsOut(other.lots().get(0)));
  }

  @Test
  void the_database_itself_refuses_answers_outside_the_band_twice_or_by_another_state() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String part =
        " WHERE confirmation_id = %d AND state_code = 'KW' AND lot_item_id = %d"
            .formatted(confirmation(tender), tender.items().get(2));

    for (String outside : new String[] {"13", "21"}) {
      assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET confirmed = " + outside + part))
          .hasMessageContaining("quantities.outside-band");
    }
    assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET confirmed = 0" + part))
        .hasMessageContaining("quantities.outside-band");
    assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET confirmed = 14.5" + part))
        .hasMessageContaining("quantities.not-whole");
    assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET highest = 99" + part))
        .hasMessageContaining("quantities.final");
    APP.sql("UPDATE state_quantity SET confirmed = 14" + part);
    assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET confirmed = 15" + part))
        .hasMessageContaining("quantities.final");
    assertThatThrownBy(() -> APP.sql(answer(tender, "KW", FIXTURE.kuwaiti)))
        .hasMessageContaining("quantities.incomplete");
    assertThatThrownBy(() -> APP.sql(answer(tender, "SA", FIXTURE.kuwaiti)))
        .hasMessageContaining("quantities.other-state");
    assertThatThrownBy(() -> later(answer(tender, "KW", FIXTURE.kuwaiti)))
        .hasMessageContaining("quantities.window-over");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE quantity_confirmation SET status = 'SETTLED', open_of = NULL,"
                        + " settled_at = UTC_TIMESTAMP(6) WHERE id = "
                        + confirmation(tender)))
        .hasMessageContaining("quantities.waiting");
  }

  @Test
  void the_answer_of_one_state_does_not_wait_for_another() throws Exception {
    AwardFixture.Tender tender = FIXTURE.decided();
    try (Connection other = APP.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // Kuwait is in the middle of its answer.
      statement.executeUpdate(
          "UPDATE state_quantity SET confirmed = asked WHERE state_code = 'KW'"
              + " AND confirmation_id = "
              + confirmation(tender));
      statement.executeUpdate(answer(tender, "KW", FIXTURE.kuwaiti));

      CompletableFuture.runAsync(
              () ->
                  FIXTURE.confirm(
                      FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked()))
          .get(20, TimeUnit.SECONDS);
      other.commit();
    }
    FIXTURE.settle();
    assertThat(FIXTURE.status(tender)).isEqualTo("STANDSTILL");
  }

  @Test
  void the_form_shows_the_band_and_keeps_what_was_typed() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String page = "/tenders/" + tender.id() + "/quantities";
    String field = "items[" + tender.items().get(2) + "].quantity";
    String lot = "lots[" + tender.lots().get(0) + "]";
    Browserless coordinator = Browserless.signedInAs(APP, FIXTURE.kuwaiti);
    coordinator.get("/language/en");

    String form = coordinator.get(page).body();
    assertThat(form).contains("14 – 20", "500.25", "Opt out of lot 1").doesNotContain("Supplier");
    HttpResponse<String> again =
        coordinator.post(page, field, "21", lot + ".out", "true", lot + ".reason", "");
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("Enter a quantity from 14 to 20", "value=\"21\"");
    assertThat(again.body()).contains("checked");

    assertThat(
            coordinator
                .post(
                    page,
                    field,
                    "١٥",
                    "items[" + tender.items().get(0) + "].quantity",
                    asked(tender.items().get(0)),
                    lot + ".out",
                    "true",
                    lot + ".reason",
                    "Budget cut")
                .body())
        .contains("The quantities of your state are confirmed");
    assertThat(coordinator.get(page).body()).contains("Budget cut", "Answered");
    coordinator.get("/language/ar");
    assertThat(coordinator.get(page).body()).contains("أجابت", "كميات المنافسة");
    Actor stranger = FIXTURE.awards.world().aPersonWho(Role.NATIONAL_COORDINATOR, "OM");
    assertThat(Browserless.signedInAs(APP, stranger).get(page).statusCode()).isEqualTo(404);
  }

  @Test
  void programs_confirm_the_same_way() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String address = "/api/v1/tenders/" + tender.id() + "/quantities";
    ApiCaller saudi = ApiCaller.of(APP, FIXTURE.saudi);

    assertThat(saudi.get(address).body()).contains("\"state\":\"SA\"", "\"lowest\":");
    String item = "{\"items\": [{\"lotItemId\": %d, \"quantity\": %s}]}";
    assertThat(saudi.send("POST", address, item.formatted(tender.items().get(2), "1")).body())
        .contains("quantities.not-in-band", "\"items[0].quantity\"");
    assertThat(
            saudi.send("POST", address, item.formatted(tender.items().get(2), "25")).statusCode())
        .isEqualTo(200);
    assertThat(saudi.send("POST", address, "{}").body()).contains("quantities.final");
    ApiCaller buyer = ApiCaller.of(APP, FIXTURE.awards.buyer);
    assertThat(buyer.send("POST", address, "{}").statusCode()).isEqualTo(403);
    assertThat(buyer.get(address).body()).contains("\"KW\"", "\"SA\"");
  }

  @Test
  void no_quantity_is_named_of_a_lot_that_is_opted_out_of() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String address = "/api/v1/tenders/" + tender.id() + "/quantities";
    ApiCaller kuwaiti = ApiCaller.of(APP, FIXTURE.kuwaiti);
    long lot = tender.lots().get(0);
    String body =
        """
        {"items": [{"lotItemId": %d, "quantity": %s}, {"lotItemId": %d, "quantity": %s}],
         "optOuts": [{"lotId": %d, "reason": "cut"}%s]}""";
    assertThat(
            kuwaiti
                .send(
                    "POST",
                    address,
                    body.formatted(
                        tender.items().get(2), "17", tender.items().get(0), "3.25", lot, ""))
                .body())
        .contains("quantities.opted-out", "\"items[1].quantity\"");
    assertThat(
            kuwaiti
                .send(
                    "POST",
                    address,
                    body.formatted(
                        tender.items().get(0),
                        "0",
                        tender.items().get(1),
                        "0",
                        lot,
                        ", {\"lotId\": " + lot + ", \"reason\": \"cut\"}"))
                .body())
        .contains("quantities.named-twice", "\"optOuts[1]\"");
    assertThat(
            kuwaiti
                .send(
                    "POST",
                    address,
                    body.formatted(
                        tender.items().get(0),
                        "0",
                        tender.items().get(1),
                        asked(tender.items().get(1)),
                        lot,
                        ""))
                .body())
        .as("as much as was asked for is not nothing")
        .contains(at("items[1].quantity", "quantities.opted-out"))
        .doesNotContain("items[0]");
    assertThat(
            kuwaiti
                .send(
                    "POST",
                    address,
                    body.formatted(tender.items().get(0), "0", tender.items().get(1), "0", lot, ""))
                .statusCode())
        .as("nothing is no contradiction")
        .isEqualTo(200);
  }

  @Test
  void an_item_named_twice_is_refused_and_each_row_is_told_at_its_own_place() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String address = "/api/v1/tenders/" + tender.id() + "/quantities";
    ApiCaller kuwaiti = ApiCaller.of(APP, FIXTURE.kuwaiti);
    long item = tender.items().get(0);
    String row = "{\"lotItemId\": " + item + ", \"quantity\": %s}";
    String out =
        "{\"optOuts\": [{\"lotId\": %d, \"reason\": \"r\"}], \"items\": ["
            .formatted(tender.lots().get(0));

    assertThat(
            kuwaiti
                .send(
                    "POST",
                    address,
                    out
                        + String.join(
                            ", ", row.formatted("0"), row.formatted("190"), row.formatted("0"))
                        + "]}")
                .body())
        .contains(
            at("items[1].quantity", "quantities.named-twice"),
            at("items[1].quantity", "quantities.opted-out"),
            at("items[2].quantity", "quantities.named-twice"))
        .doesNotContain("items[0]", at("items[2].quantity", "quantities.opted-out"));
    assertThat(
            kuwaiti
                .send("POST", address, out + row.formatted("0") + ", " + row.formatted("-5") + "]}")
                .body())
        .contains(at("items[1].quantity", "quantities.opted-out"))
        .doesNotContain("items[0]");
    assertThat(
            kuwaiti
                .send(
                    "POST",
                    address,
                    "{\"items\": ["
                        + row.formatted(asked(item))
                        + ", "
                        + row.formatted("-5")
                        + "]}")
                .body())
        .contains(
            at("items[1].quantity", "quantities.named-twice"),
            at("items[1].quantity", "quantities.not-in-band"))
        .doesNotContain("items[0]");
  }

  @Test
  void a_quantity_that_a_program_left_out_is_missing() {
    AwardFixture.Tender tender = FIXTURE.decided();

    assertThat(
            ApiCaller.of(APP, FIXTURE.kuwaiti)
                .send(
                    "POST",
                    "/api/v1/tenders/" + tender.id() + "/quantities",
                    "{\"items\": [{\"lotItemId\": " + tender.items().get(2) + "}]}")
                .body())
        .contains(at("items[0].quantity", "shared.missing"))
        .doesNotContain("quantities.not-whole");
  }

  @Test
  void a_changed_quantity_beside_an_opt_out_is_refused_at_its_box_and_kept() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String page = "/tenders/" + tender.id() + "/quantities";
    String changed = "items[" + tender.items().get(0) + "].quantity";
    String asAsked = "items[" + tender.items().get(1) + "].quantity";
    String lot = "lots[" + tender.lots().get(0) + "]";
    Browserless coordinator = Browserless.signedInAs(APP, FIXTURE.kuwaiti);
    coordinator.get("/language/en");

    for (String typed : new String[] {"9999", "-5", "some"}) {
      HttpResponse<String> again =
          coordinator.post(
              page,
              changed,
              typed,
              asAsked,
              asked(tender.items().get(1)),
              lot + ".out",
              "true",
              lot + ".reason",
              "Budget cut");
      assertThat(again.statusCode()).as(typed).isEqualTo(422);
      assertThat(again.body())
          .contains(
              "Your state opted out of the lot of this item",
              "value=\"" + typed + "\"",
              "id=\"" + Form.id(changed) + "-error\"",
              "Budget cut")
          .doesNotContain("id=\"" + Form.id(asAsked) + "-error\"");
    }
    assertThat(
            coordinator
                .post(
                    page,
                    changed,
                    "٠",
                    asAsked,
                    "",
                    lot + ".out",
                    "true",
                    lot + ".reason",
                    "Budget cut")
                .body())
        .contains("The quantities of your state are confirmed");
  }

  private static String asked(long item) {
    return APP.ask(
        "SELECT asked FROM state_quantity WHERE state_code = 'KW' AND lot_item_id = " + item);
  }

  private static String at(String field, String code) {
    return "\"field\":\"%s\",\"code\":\"%s\"".formatted(field, code);
  }

  @Test
  void an_opt_out_needs_a_reason() {
    AwardFixture.Tender tender = FIXTURE.decided();

    assertThatThrownBy(
            () ->
                FIXTURE.confirm(
                    FIXTURE.kuwaiti,
                    tender,
                    new ConfirmQuantities.QuantityAnswer(
                        null,
                        java.util.List.of(
                            new ConfirmQuantities.OptOut(tender.lots().get(0), " ")))))
        .isInstanceOf(Refusal.InvalidInput.class);
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(tender.lots().get(0)));

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(confirmed ORDER BY lot_item_id) FROM state_quantity"
                    + " WHERE state_code = 'KW' AND confirmation_id = "
                    + confirmation(tender)))
        .isEqualTo("0.000,0.000,17.000");
  }

  /** A statement as of eleven days later by the database's clock. */
  private static void later(String statement) throws Exception {
    try (Connection connection = APP.connect();
        Statement s = connection.createStatement()) {
      s.execute("SET timestamp = UNIX_TIMESTAMP() + 950400");
      s.executeUpdate(statement);
    }
  }

  private static String answer(AwardFixture.Tender tender, String state, Actor by) {
    return """
        UPDATE confirmation_state SET status = 'ANSWERED', answered_by = %d,
               answered_at = UTC_TIMESTAMP(6)
         WHERE confirmation_id = %d AND state_code = '%s'"""
        .formatted(by.personId(), confirmation(tender), state);
  }

  private static long confirmation(AwardFixture.Tender tender) {
    return Long.parseLong(
        APP.ask("SELECT MAX(id) FROM quantity_confirmation WHERE tender_id = " + tender.id()));
  }
}

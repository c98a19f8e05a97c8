package org.muwahhad.award.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.optsOut;

import java.net.http.HttpResponse;
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

/** What is typed or sent of quantities that a state confirms, and where its faults are told. */
@Tag("long")
class QuantityAnswersTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = QuantityFixture.in(APP);

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
                    FIXTURE.asked(tender.items().get(0)),
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
                        FIXTURE.asked(tender.items().get(1)),
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
                        + row.formatted(FIXTURE.asked(item))
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
              FIXTURE.asked(tender.items().get(1)),
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
                    + FIXTURE.confirmation(tender)))
        .isEqualTo("0.000,0.000,17.000");
  }
}

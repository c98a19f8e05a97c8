package org.muwahhad.reporting.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.demand.submission.WithdrawSubmission;
import org.muwahhad.shared.Refusal;

/** The receipt of a submission on paper, and how anyone finds out whether it is genuine. */
class ReceiptTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private final DemandFixture.Side side =
      DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(DEMAND.aLaptop(), "12"));
  private final String number = ask("receipt_number");
  private final String sha256 = ask("sha256");
  private final Browserless anybody = Browserless.at(APP);

  @Test
  void whoever_sees_the_submission_gets_the_receipt_as_pdf_and_always_the_same() {
    PrintReceipt print = APP.get(PrintReceipt.class);

    PrintReceipt.File file = print.run(side.officer(), side.submission(), 1);

    assertThat(file.name()).isEqualTo(number + ".pdf");
    assertThat(new String(file.content(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(print.run(DEMAND.aCoordinatorOf("KW"), side.submission(), 1).content())
        .isEqualTo(file.content());
  }

  @Test
  void strangers_and_numbers_that_were_not_given_get_none() {
    PrintReceipt print = APP.get(PrintReceipt.class);
    Actor stranger = DEMAND.aCoordinatorOf("OM");

    assertThatThrownBy(() -> print.run(stranger, side.submission(), 1))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> print.run(side.officer(), side.submission(), 2))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_page_of_the_receipt_leads_to_the_file_and_to_its_verification() {
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    String receipt = "/submissions/" + side.submission() + "/receipts/1";

    assertThat(officer.get(receipt).body())
        .contains(receipt + "/pdf", "/verify/receipts/" + number + "/" + sha256);
    assertThat(officer.get(receipt + "/pdf").statusCode()).isEqualTo(200);
    assertThat(officer.get("/api/v1" + receipt + "/pdf").headers().firstValue("Content-Type"))
        .hasValue("application/pdf");
  }

  @Test
  void anybody_with_number_and_hash_sees_when_and_for_what_it_was_given_and_no_more() {
    String page = anybody.get("/verify/receipts/" + number + "/" + sha256).body();

    String round = "SELECT code FROM demand_round WHERE id = " + side.round();
    assertThat(page).contains(number, sha256, APP.ask(round), "الكويت");
    assertThat(page)
        .doesNotContain(
            APP.ask("SELECT code FROM procuring_entity WHERE id = " + side.entity()),
            "استبدال الأجهزة القديمة");
    assertThat(anybody.get("/verify/receipts?number=" + number + "&sha256=" + sha256).body())
        .contains("هذا إيصال أصدرته المنظومة");
  }

  @Test
  void a_receipt_that_was_replaced_is_genuine_and_said_to_be_replaced() {
    APP.get(ReturnSubmission.class)
        .run(
            DEMAND.aCoordinatorOf("KW"),
            side.submission(),
            DEMAND.version(side.submission()),
            "Too many");
    assertThat(anybody.get("/verify/receipts/" + number + "/" + sha256).body())
        .contains("هذا إيصال أصدرته المنظومة", "عاد الطلب إلى الجهة للتصحيح");
    APP.get(SubmitDemand.class)
        .run(
            side.officer(),
            side.submission(),
            DemandFixture.request("second", List.of(line(DEMAND.aLaptop(), "1"))));

    assertThat(anybody.get("/verify/receipts/" + number + "/" + sha256).body())
        .contains("هذا إيصال أصدرته المنظومة", "نسخة أحدث")
        .doesNotContain("عاد الطلب", "سحبت الجهة");
  }

  @Test
  void a_receipt_for_demand_that_was_withdrawn_is_genuine_and_said_to_stand_no_longer() {
    String page = "/verify/receipts/" + number + "/" + sha256;
    assertThat(anybody.get(page).body()).doesNotContain("سحبت الجهة");
    APP.get(WithdrawSubmission.class)
        .run(side.officer(), side.submission(), DEMAND.version(side.submission()), "No budget");

    assertThat(anybody.get(page).body())
        .contains("هذا إيصال أصدرته المنظومة", "سحبت الجهة طلبها")
        .doesNotContain("No budget");
  }

  @Test
  void a_wrong_number_or_hash_is_told_alike_and_a_missing_one_at_its_field() {
    String other = "0".repeat(64);

    for (String path : List.of(number + "/" + other, "D-2026-999999-1/" + sha256, "x/y")) {
      assertThat(anybody.get("/verify/receipts/" + path).body())
          .contains("لم يصدر عن المنظومة إيصال")
          .doesNotContain("هذا إيصال أصدرته المنظومة");
    }
    assertThat(anybody.get("/verify/receipts?number=" + number).statusCode()).isEqualTo(422);
    assertThat(anybody.get("/verify/receipts").statusCode()).isEqualTo(200);
  }

  @Test
  void programs_learn_the_same_as_json_without_signing_in() {
    String path = "/api/v1/verify/receipts/";

    assertThat(anybody.get(path + number + "/" + sha256).body())
        .contains("\"given\":true", "\"receiptNumber\":\"" + number + "\"", "\"Kuwait\"")
        .contains("\"replaced\":false", "\"withdrawn\":false", "\"reopened\":false")
        .doesNotContain(
            APP.ask("SELECT code FROM procuring_entity WHERE id = " + side.entity()), "\"id\"");
    for (String wrong : List.of(number + "/" + "0".repeat(64), "D-1-1/" + sha256, "x/y")) {
      assertThat(anybody.get(path + wrong).body()).isEqualTo("{\"given\":false}");
    }
  }

  @Test
  void page_and_program_are_held_up_together_and_told_so() {
    String own = "/verify/receipts/" + number + "/" + sha256;
    // A window that has just begun and lasts, so that no minute ends under the test.
    APP.sql(
        "INSERT INTO sign_in_throttle (source, window_start, attempts)"
            + " VALUES ('verify 127.0.0.1', DATE_ADD(SYSDATE(), INTERVAL 1 HOUR), 30)");
    try {
      HttpResponse<String> refused = anybody.get("/api/v1" + own);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(refused.headers().firstValue("Retry-After")).contains("60");
      assertThat(refused.body()).contains("access.too-many-requests");
      assertThat(anybody.get(own).statusCode()).isEqualTo(429);
    } finally {
      APP.sql("DELETE FROM sign_in_throttle WHERE source = 'verify 127.0.0.1'");
    }
  }

  @Test
  void who_asks_too_often_within_a_minute_is_held_up() {
    VerifyReceipt verify = APP.get(VerifyReceipt.class);
    // Thirty in a minute of the clock; the next minute may begin meanwhile.
    AtomicInteger answered = new AtomicInteger();

    assertThatThrownBy(
            () -> {
              while (answered.get() <= 60) {
                assertThat(verify.run("192.0.2.1", number, sha256)).isPresent();
                answered.incrementAndGet();
              }
            })
        .hasMessageContaining("access.too-many-requests");
    assertThat(answered.get()).isBetween(30, 60);
    assertThat(verify.run("192.0.2.2", number, sha256)).isPresent();
  }

  private String ask(String column) {
    return APP.ask(
        "SELECT %s FROM submission_receipt WHERE submission_id = %d"
            .formatted(column, side.submission()));
  }
}

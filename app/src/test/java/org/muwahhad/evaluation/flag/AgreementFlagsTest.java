package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.flag.RedFlag.RedFlagKind;

/** Red flags that lie in what became of the agreement: its amendments, and its orders. */
@Tag("long")
class AgreementFlagsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final List<String> GOOD = List.of("80", "80");

  /** Written past their guards, since the way to them by the service is long. */
  private static final List<String> TABLES =
      List.of(
          "award",
          "framework_agreement",
          "agreement_amendment",
          "amendment_price",
          "entitlement",
          "order_threshold",
          "call_off",
          "call_off_line",
          "call_off_answer",
          "delivery",
          "invoice",
          "invoice_answer",
          "invoice_payment");

  private final ViewRedFlags viewRedFlags = APP.get(ViewRedFlags.class);
  private final Actor auditor = WORLD.aPersonWho(Role.AUDITOR);
  private final EvaluationFixture tender =
      EvaluationFixture.lowest(APP, WORLD)
          .bid("One", "SAR", true, "101.10", "250.20")
          .bid("Two", "SAR", true, "117.35", "252.90")
          .opened()
          .declared()
          .checked()
          .scored(Map.of("One", GOOD, "Two", GOOD))
          .agreed("One", "Two")
          .ranked();
  private final long item =
      Long.parseLong(APP.ask("SELECT MIN(id) FROM lot_item WHERE lot_id = " + tender.lot()));
  private final long entity = WORLD.anEntityIn("SA");
  private long agreement;

  @BeforeEach
  void conclude() {
    APP.withoutTriggersOf(
        TABLES,
        () -> {
          long award =
              APP.insert(
                  """
                  INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount,
                                     currency, converted_amount, reason, recommended_by,
                                     recommended_at)
                  VALUES (%1$d, %2$d, %3$d, 'pending', %2$d, 12612, 'SAR', 12612, '', %4$d,
                          UTC_TIMESTAMP(6) + INTERVAL 9 DAY)"""
                      .formatted(tender.id(), tender.lot(), tender.bid("One"), person()));
          agreement =
              APP.insert(
                  """
                  INSERT INTO framework_agreement (number, tender_id, award_id, starts_on, ends_on,
                                                   concluded_at)
                  VALUES ('FA-%2$d', %1$d, %2$d, '2026-01-10', '2028-01-09', '2026-01-09')"""
                      .formatted(tender.id(), award));
        });
    entitle(entity);
  }

  private void entitle(long named) {
    APP.withoutTriggersOf(
        TABLES,
        () ->
            APP.sql(
                """
                INSERT INTO entitlement (agreement_id, entity_id, lot_item_id, awarded_quantity,
                                         unit_price, currency)
                VALUES (%d, %d, %d, 1000, 100, 'SAR')"""
                    .formatted(agreement, named, item)));
  }

  @Test
  void a_price_raised_beyond_the_threshold_and_soon_is_found() {
    assertThat(find(RedFlagKind.PRICE_RAISED)).isEmpty();

    price(1, "2026-09-01", "100", "109.9");
    assertThat(find(RedFlagKind.PRICE_RAISED)).as("below ten per cent").isEmpty();
    assertThat(find(RedFlagKind.RAISED_SOON)).as("after seven months").isEmpty();

    price(2, "2026-06-01", "100", "110");
    RedFlag raised = find(RedFlagKind.PRICE_RAISED).orElseThrow();
    assertThat(raised.bids()).containsExactly(tender.bid("One"));
    assertThat(raised.lotNumber()).isEqualTo(1);
    assertThat(raised.figure(FlagFigure.PERCENT_RAISED)).isEqualByComparingTo("10");
    assertThat(find(RedFlagKind.RAISED_SOON).orElseThrow().figure(FlagFigure.MONTHS))
        .isEqualByComparingTo("4");
  }

  @Test
  void a_longer_term_and_many_amendments_are_found() {
    amendment(1, "TERM", "2026-05-01", "'2028-01-09'");
    assertThat(find(RedFlagKind.TERM_EXTENDED)).as("no day longer").isEmpty();

    amendment(2, "TERM", "2026-05-01", "'2028-06-09'");
    assertThat(find(RedFlagKind.TERM_EXTENDED)).isPresent();
    assertThat(find(RedFlagKind.MANY_CHANGES)).isEmpty();
    amendment(3, "ITEM", "2026-05-01", "NULL");
    assertThat(find(RedFlagKind.MANY_CHANGES).orElseThrow().figure(FlagFigure.AMENDMENTS))
        .isEqualByComparingTo("3");
  }

  @Test
  void orders_just_below_the_threshold_of_a_second_person_are_found() {
    threshold("1150");
    order("2026-02-01", "950");
    order("2026-02-10", "1000");
    order("2026-02-20", "890");
    assertThat(find(RedFlagKind.BELOW_THRESHOLD))
        .as("with VAT 1092.50 and 1150 are within ten per cent, 1023.50 is not")
        .isEmpty();

    order("2026-03-01", "901");
    RedFlag below = find(RedFlagKind.BELOW_THRESHOLD).orElseThrow();
    assertThat(below.figure(FlagFigure.ORDERS)).isEqualByComparingTo("3");
  }

  @Test
  void orders_of_one_day_that_only_together_pass_it_are_found() {
    threshold("1150");
    order("2026-02-01", "600");
    order("2026-02-02", "600");
    assertThat(find(RedFlagKind.SPLIT_ORDERS)).isEmpty();

    order("2026-02-02", "500");
    assertThat(find(RedFlagKind.SPLIT_ORDERS)).isPresent();
  }

  @Test
  void orders_of_two_entities_are_two_flags_and_those_of_two_days_of_one_are_one() {
    long other = WORLD.anEntityIn("KW");
    entitle(other);
    threshold("1150");
    threshold(other, "1150");
    for (String day : List.of("2026-02-02", "2026-02-09")) {
      order(day, "950");
      order(day, "960");
    }
    order(other, "2026-02-02", "950");
    order(other, "2026-02-02", "960");
    order(other, "2026-02-02", "970");

    for (RedFlagKind kind : List.of(RedFlagKind.SPLIT_ORDERS, RedFlagKind.BELOW_THRESHOLD)) {
      List<TenderRedFlags.RedFlagView> found =
          viewRedFlags.list(auditor, tender.id()).stream()
              .filter(f -> f.redFlag().kind() == kind)
              .toList();
      assertThat(found)
          .as(kind.name())
          .extracting(
              f ->
                  Objects.requireNonNull(f.redFlag().entity()).id()
                      + " "
                      + f.redFlag().figure(FlagFigure.ORDERS).intValue())
          .containsExactlyInAnyOrder(entity + " 4", other + " 3");
      assertThat(found)
          .as("each is found again by its key, and can be a case of its own")
          .allSatisfy(
              f ->
                  assertThat(viewRedFlags.get(auditor, tender.id(), f.key()).redFlag())
                      .isEqualTo(f.redFlag()));
    }
    String page =
        Browserless.signedInAs(APP, auditor).get("/tenders/" + tender.id() + "/flags").body();
    assertThat(page).contains(name(entity), name(other));
  }

  private static String name(long named) {
    return APP.ask("SELECT name_en FROM procuring_entity WHERE id = " + named);
  }

  @Test
  void orders_that_came_late_and_were_paid_in_full_are_found() {
    long first = order("2026-02-01", "600");
    delivered(first, "2026-03-02", "0");
    assertThat(find(RedFlagKind.LATE_YET_PAID)).as("one alone").isEmpty();
    delivered(order("2026-02-03", "600"), "2026-03-01", "0");
    delivered(order("2026-02-04", "600"), "2026-03-09", "5");
    assertThat(find(RedFlagKind.LATE_YET_PAID))
        .as("one in time, and one with a deduction")
        .isEmpty();

    delivered(order("2026-02-05", "600"), "2026-03-09", "0");
    assertThat(find(RedFlagKind.LATE_YET_PAID).orElseThrow().figure(FlagFigure.ORDERS))
        .isEqualByComparingTo("2");
  }

  @Test
  void an_award_recommended_days_after_the_opening_is_fast() {
    assertThat(find(RedFlagKind.FAST_AWARD)).as("nine days").isEmpty();

    APP.withoutTriggersOf(
        TABLES,
        () ->
            APP.sql(
                "UPDATE award SET recommended_at = UTC_TIMESTAMP(6) + INTERVAL 1 DAY"
                    + " WHERE tender_id = "
                    + tender.id()));
    assertThat(find(RedFlagKind.FAST_AWARD)).isPresent();
  }

  private long person() {
    return tender.buyer().personId();
  }

  private Optional<RedFlag> find(RedFlagKind kind) {
    return viewRedFlags.list(auditor, tender.id()).stream()
        .map(TenderRedFlags.RedFlagView::redFlag)
        .filter(s -> s.kind() == kind)
        .findFirst();
  }

  private long amendment(int number, String kind, String from, String endsOn) {
    long[] id = new long[1];
    APP.withoutTriggersOf(
        TABLES,
        () ->
            id[0] =
                APP.insert(
                    """
                    INSERT INTO agreement_amendment (agreement_id, number, kind, status,
                      effective_on, ends_on, reason, offered_side, offered_by, offered_at)
                    VALUES (%d, %d, '%s', 'IN_FORCE', '%s', %s, 'x', 'SUPPLIER', %d, '2026-01-20')"""
                        .formatted(agreement, number, kind, from, endsOn, person())));
    return id[0];
  }

  private void price(int number, String from, String before, String after) {
    long amendment = amendment(number, "PRICE", from, "NULL");
    APP.withoutTriggersOf(
        TABLES,
        () ->
            APP.sql(
                """
                INSERT INTO amendment_price (amendment_id, agreement_id, lot_item_id, price_before,
                                             unit_price)
                VALUES (%d, %d, %d, %s, %s)"""
                    .formatted(amendment, agreement, item, before, after)));
  }

  private void threshold(String amount) {
    threshold(entity, amount);
  }

  private void threshold(long named, String amount) {
    APP.withoutTriggersOf(
        TABLES,
        () ->
            APP.sql(
                """
                INSERT INTO order_threshold (entity_id, amount, currency, valid_from, set_by, set_at)
                VALUES (%d, %s, 'SAR', '2026-01-05', %d, '2026-01-01')"""
                    .formatted(named, amount, person())));
  }

  /** An order of a net amount, to which 15 per cent of VAT come. */
  private long order(String day, String net) {
    return order(entity, day, net);
  }

  private long order(long named, String day, String net) {
    long[] id = new long[1];
    APP.withoutTriggersOf(
        TABLES,
        () -> {
          id[0] =
              APP.insert(
                  """
                  INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by,
                                        placed_at, vat_percent)
                  SELECT CONCAT('CO-', %1$d, '-', COUNT(*)), %1$d, %2$d, CONCAT('K', COUNT(*)),
                         %3$d, '%4$s 08:00:00', 15
                    FROM call_off WHERE agreement_id = %1$d"""
                      .formatted(agreement, named, person(), day));
          APP.sql(
              """
              INSERT INTO call_off_line (call_off_id, agreement_id, entity_id, lot_item_id, quantity,
                                         net_amount)
              VALUES (%d, %d, %d, %d, 5, %s)"""
                  .formatted(id[0], agreement, named, item, net));
        });
    return id[0];
  }

  /** It was promised for the first of March, came on a day, and was paid. */
  private void delivered(long order, String day, String penalty) {
    APP.withoutTriggersOf(
        TABLES,
        () -> {
          APP.sql(
              """
              INSERT INTO call_off_answer (call_off_id, answer, promised_on, remark, answered_by,
                                           answered_at)
              VALUES (%d, 'CONFIRMED', '2026-03-01', '', %d, '2026-02-06')"""
                  .formatted(order, person()));
          APP.sql(
              """
              INSERT INTO delivery (call_off_id, lot_item_id, request_key, delivered_on,
                delivered_quantity, accepted_quantity, reason, recorded_by, recorded_at)
              VALUES (%d, %d, 'D', '%s', 5, 5, '', %d, UTC_TIMESTAMP(6))"""
                  .formatted(order, item, day, person()));
          long invoice =
              APP.insert(
                  """
                  INSERT INTO invoice (call_off_id, supplier_id, number, issued_on, due_on, currency,
                                       net_amount, vat_amount, request_key, sent_by, sent_at)
                  SELECT %1$d, supplier_id, 'I-%1$d', '2026-03-10', '2026-04-10', 'SAR', 600, 90,
                         'I', %2$d, UTC_TIMESTAMP(6)
                    FROM bid WHERE id = %3$d"""
                      .formatted(order, person(), tender.bid("One")));
          APP.sql(
              """
              INSERT INTO invoice_answer (invoice_id, answer, differs, penalty, reason, answered_by,
                                          answered_at)
              VALUES (%d, 'APPROVED', FALSE, %s, '', %d, UTC_TIMESTAMP(6))"""
                  .formatted(invoice, penalty, person()));
          APP.sql(
              """
              INSERT INTO invoice_payment (invoice_id, amount, paid_on, reference, request_key,
                                           marked_by, marked_at)
              VALUES (%d, 690, '2026-04-01', 'P', 'P', %d, UTC_TIMESTAMP(6))"""
                  .formatted(invoice, person()));
        });
  }
}

package org.muwahhad.framework.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.SharedLots;
import org.muwahhad.catalog.standard.ViewOrderable;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.framework.AgreementLock;
import org.muwahhad.framework.CascadeQueries;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.contract.AnswerTermination;
import org.muwahhad.framework.contract.ProposeTermination;
import org.muwahhad.framework.contract.SuspendAgreement;
import org.muwahhad.framework.order.PlaceBasket;
import org.muwahhad.shared.RiyadhDay;

/**
 * Where a lot with several winners is supplied in cascade, an order goes to the first in rank that
 * is in force and has a balance; the next steps in when it has not.
 */
@Tag("long")
class SupplyCascadeTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final Instant LATER = Instant.now().plus(Duration.ofDays(12));

  /** Of the first item Kuwait has 4 with the first in rank and 6 with the second. */
  private final AwardFixture.Tender tender = awarded();

  private final long item = tender.items().get(0);
  private final long first = agreement(1);
  private final long second = agreement(2);
  private final Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.letDivide(2, "20");
    fixture.rule("agreement.supply", "1", "COUNT");
    return fixture;
  }

  private static AwardFixture.Tender awarded() {
    AwardFixture.Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender)));
    DemoTime.run(LATER, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    return tender;
  }

  private long agreement(int place) {
    return Long.parseLong(
        APP.ask(
            """
            SELECT c.agreement_id FROM agreement_cascade c
              JOIN lot l ON l.id = c.lot_id
             WHERE l.tender_id = %d AND l.number = 1 AND c.place = %d"""
                .formatted(tender.id(), place)));
  }

  @Test
  void the_second_supplier_is_ordered_from_once_the_first_is_used_up() throws SQLException {
    assertThatThrownBy(() -> order(second, "1")).hasMessage("contract.not-first");
    assertThatThrownBy(() -> pastTheCode(second)).hasMessageContaining("contract.earlier-supplier");
    ViewAgreements.AgreementView sheet =
        DemoTime.at(LATER, () -> APP.get(ViewAgreements.class).get(officer, second));
    assertThat(sheet.earlier())
        .as("the reason is shown with the order form")
        .extracting(CascadeQueries.EarlierSupplier::agreementId)
        .contains(first);

    assertThat(orderable()).containsExactly(first);

    assertThat(order(first, "4")).isPositive();

    assertThat(orderable()).containsExactly(second);
    assertThat(order(second, "6")).isPositive();
    assertThat(orderable()).isEmpty();
  }

  @Test
  void the_second_supplier_steps_in_while_the_registration_of_the_first_is_suspended() {
    String supplier =
        APP.ask("SELECT supplier_id FROM agreement_supplier WHERE agreement_id = " + first);
    APP.sql(
        """
        INSERT INTO supplier_suspension (supplier_id, suspended_at, reason, suspended_by)
        VALUES (%s, UTC_TIMESTAMP(6), 'Late deliveries', %d)"""
            .formatted(supplier, FIXTURE.buyer.personId()));
    try {
      assertThat(orderable()).containsExactly(second);
      assertThatThrownBy(() -> order(first, "1")).hasMessage("order.supplier-suspended");
      assertThat(order(second, "1")).isPositive();
    } finally {
      APP.sql(
          "UPDATE supplier_suspension SET ended_at = UTC_TIMESTAMP(6) WHERE running = " + supplier);
    }
  }

  @Test
  void an_order_holds_the_agreement_before_its_own_in_rank_too() throws Exception {
    order(first, "4");

    AgreementLock.assertHeldFirst(
        APP, first, AgreementLock.rowsOf(second), () -> order(second, "1"));
  }

  @Test
  void a_basket_may_use_up_the_first_and_order_the_rest_from_the_second() {
    assertThatThrownBy(() -> basket("3", "2")).hasMessage("contract.not-first");

    assertThat(basket("4", "2")).hasSize(2);
  }

  private List<Long> basket(String ofFirst, String ofSecond) {
    return DemoTime.at(
        LATER,
        () ->
            APP.get(PlaceBasket.class)
                .run(
                    officer,
                    new PlaceBasket.Basket(
                        UUID.randomUUID().toString(),
                        List.of(under(second, ofSecond), under(first, ofFirst)))));
  }

  private PlaceBasket.BasketOrder under(long agreement, String quantity) {
    return new PlaceBasket.BasketOrder(
        agreement, List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity))), null);
  }

  @Test
  void the_second_supplier_steps_in_while_the_first_is_suspended() {
    DemoTime.run(
        LATER,
        () ->
            APP.get(SuspendAgreement.class)
                .run(
                    FIXTURE.buyer,
                    first,
                    new SuspendAgreement.SuspensionTerms(RiyadhDay.of(LATER), null, "فحص")));

    assertThatThrownBy(() -> order(first, "1")).hasMessage("contract.suspended");
    assertThat(order(second, "1")).isPositive();
  }

  @Test
  void the_second_supplier_steps_in_once_the_agreement_of_the_first_is_terminated() {
    Actor supplier =
        FIXTURE
            .world()
            .aBidderFor(
                Long.parseLong(
                    APP.ask(
                        "SELECT supplier_id FROM agreement_supplier WHERE agreement_id = "
                            + first)));
    DemoTime.run(
        LATER,
        () -> {
          long termination =
              APP.get(ProposeTermination.class)
                  .run(
                      FIXTURE.buyer,
                      first,
                      new ProposeTermination.TerminationTerms(RiyadhDay.of(LATER), "توقف الإنتاج"));
          APP.get(AnswerTermination.class).accept(supplier, termination);
        });
    Instant nextDay = LATER.plus(Duration.ofDays(1));

    assertThatThrownBy(() -> order(second, "1"))
        .as("on its last day the first is still ordered from")
        .hasMessage("contract.not-first");
    assertThatThrownBy(() -> order(nextDay, first, "1")).hasMessage("contract.over");
    assertThat(order(nextDay, second, "1")).isPositive();
  }

  @Test
  void where_lots_are_shared_each_supplier_is_ordered_from() {
    APP.without(
        "tr_tender_rule_fixed",
        () ->
            APP.sql(
                "UPDATE tender_rule SET value = 0 WHERE code = 'agreement.supply' AND tender_id = "
                    + tender.id()));

    assertThat(order(second, "1")).isPositive();
    assertThat(order(first, "1")).isPositive();
  }

  /** The agreements of the tender from which the catalog offers the item. */
  private List<Long> orderable() {
    String code =
        APP.ask(
            """
            SELECT c.code FROM lot_item i JOIN item_revision r ON r.id = i.revision_id
              JOIN catalog_item c ON c.id = r.item_id WHERE i.id = """
                + item);
    return DemoTime.at(LATER, () -> APP.get(ViewOrderable.class).list(officer, code)).stream()
        .filter(o -> o.lotItemId() == item)
        .map(ViewOrderable.OrderableItem::agreementId)
        .filter(a -> a == first || a == second)
        .toList();
  }

  private long order(long agreement, String quantity) {
    return order(LATER, agreement, quantity);
  }

  private long order(Instant at, long agreement, String quantity) {
    return DemoTime.at(
        at,
        () ->
            APP.get(PlaceCallOff.class)
                .run(
                    officer,
                    agreement,
                    new PlaceCallOff.Order(
                        UUID.randomUUID().toString(),
                        List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity))))));
  }

  /** A line of one unit, drawn as an order draws it, on a connection of its own. */
  private void pastTheCode(long agreement) throws SQLException {
    String number = "CO-past-" + agreement;
    String price =
        APP.ask(
            """
            SELECT unit_price FROM entitlement
             WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
                .formatted(agreement, FIXTURE.kuwaiti, item));
    try (Connection connection = APP.connect();
        Statement s = connection.createStatement()) {
      connection.setAutoCommit(false);
      s.execute("SET timestamp = " + LATER.getEpochSecond());
      s.executeUpdate(
          """
          UPDATE entitlement SET called_quantity = called_quantity + 1
           WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
              .formatted(agreement, FIXTURE.kuwaiti, item));
      s.executeUpdate(
          """
          INSERT INTO call_off (number, agreement_id, entity_id, request_key, placed_by, placed_at,
                                vat_percent)
          VALUES ('%1$s', %2$d, %3$d, 'past', %4$d, UTC_TIMESTAMP(6), 0)"""
              .formatted(number, agreement, FIXTURE.kuwaiti, officer.personId()));
      try {
        s.executeUpdate(
            """
            INSERT INTO call_off_line (call_off_id, agreement_id, entity_id, lot_item_id, quantity,
                                       net_amount)
            SELECT o.id, o.agreement_id, o.entity_id, %d, 1, %s FROM call_off o
             WHERE o.number = '%s'"""
                .formatted(item, price, number));
      } finally {
        connection.rollback();
      }
    }
  }
}

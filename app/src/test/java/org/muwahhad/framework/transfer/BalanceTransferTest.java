package org.muwahhad.framework.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.TransferParty;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.notification.reminder.RemindOfDeadlines;
import org.muwahhad.shared.Refusal;

/** Balances between entities and states: who must consent, what moves, and what never may. */
@Tag("long")
class BalanceTransferTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final World WORLD = FIXTURE.world();
  private final OfferTransfer offer = APP.get(OfferTransfer.class);
  private final ConsentToTransfer consent = APP.get(ConsentToTransfer.class);
  private final EndTransfer end = APP.get(EndTransfer.class);
  private final ViewTransfers view = APP.get(ViewTransfers.class);
  private final PlaceCallOff placeCallOff = APP.get(PlaceCallOff.class);
  private final Actor saudi = WORLD.anOfficerOf(FIXTURE.saudi);
  private final Actor saudiState = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "SA");
  private AwardFixture.Tender tender;
  private long agreement;

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @BeforeEach
  void awarded() {
    tender = FIXTURE.aTender();
    agreement = FIXTURE.conclude(tender);
  }

  @Test
  void within_a_state_a_balance_moves_with_the_consent_of_both_entities() {
    long neighbour = WORLD.anEntityIn("SA");
    Actor receiver = WORLD.anOfficerOf(neighbour);

    long transfer = offer(neighbour, "5");

    assertThat(entitled(FIXTURE.saudi)).isEqualTo("25.500");
    assertThat(view.get(saudi, transfer).missing()).containsExactly(TransferParty.RECEIVER);
    assertThat(view.get(saudi, transfer).opens()).isTrue();
    assertThat(view.get(receiver, transfer).opens()).as("no part of it yet").isFalse();
    assertThatThrownBy(() -> consent.run(saudi, transfer)).hasMessage("framework.consent-given");
    consent.run(receiver, transfer);
    assertThat(entitled(FIXTURE.saudi)).isEqualTo("20.500");
    assertThat(entitled(neighbour)).isEqualTo("5.000");
    assertThat(view.get(receiver, transfer).opens()).isTrue();
    assertThat(FIXTURE.lastAct("agreement:" + agreement)).isEqualTo("framework.transfer-done");
    assertThat(view.list(receiver)).extracting(TransferQueries.Transfer::id).contains(transfer);
    order(receiver, "5");
    assertThatThrownBy(() -> order(saudi, "21")).isInstanceOf(Refusal.InvalidInput.class);
    assertThat(told(receiver, "transfer-offered")).isEqualTo("1");
    assertThat(told(saudi, "transfer-done")).isEqualTo("1");
  }

  @Test
  void between_states_both_coordinators_consent_as_well() {
    long omani = WORLD.anEntityIn("OM");
    Actor receiver = WORLD.anOfficerOf(omani);
    Actor state = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "OM");
    long transfer = offer(omani, "2");

    consent.run(receiver, transfer);
    consent.run(state, transfer);
    assertThat(entitled(FIXTURE.saudi)).isEqualTo("25.500");
    assertThatThrownBy(() -> consent.run(receiver, transfer)).hasMessage("framework.consent-given");
    consent.run(saudiState, transfer);

    assertThat(entitled(FIXTURE.saudi)).isEqualTo("23.500");
    assertThat(entitled(omani)).isEqualTo("2.000");
    assertThatThrownBy(() -> consent.run(state, transfer)).hasMessage("framework.transfer-ended");
  }

  @Test
  void whoever_is_asked_may_refuse_with_a_reason_and_the_giver_may_withdraw() {
    long neighbour = WORLD.anEntityIn("SA");
    Actor receiver = WORLD.anOfficerOf(neighbour);
    long refused = offer(neighbour, "1");
    long withdrawn = offer(neighbour, "1");

    assertThatThrownBy(() -> end.run(receiver, refused, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    end.run(receiver, refused, "لا حاجة");
    end.run(saudi, withdrawn, "");

    assertThat(status(refused)).isEqualTo("REFUSED");
    assertThat(status(withdrawn)).isEqualTo("WITHDRAWN");
    assertThatThrownBy(() -> consent.run(receiver, refused)).hasMessage("framework.transfer-ended");
    assertThat(entitled(FIXTURE.saudi)).isEqualTo("25.500");
  }

  @Test
  void what_was_ordered_meanwhile_is_no_longer_there_to_move() {
    long neighbour = WORLD.anEntityIn("SA");
    long transfer = offer(neighbour, "10");
    order(saudi, "20");

    assertThatThrownBy(() -> consent.run(WORLD.anOfficerOf(neighbour), transfer))
        .hasMessage("framework.transfer-more-than-left");

    assertThat(status(transfer)).isEqualTo("OFFERED");
  }

  @Test
  void no_part_of_what_is_counted_whole_is_handed_over_but_the_part_that_is_left() {
    long neighbour = WORLD.anEntityIn("SA");

    assertFault("quantity", "framework.whole-units", item(), code(neighbour), "5.5");
    long whole = offer(neighbour, "5");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO balance_transfer (agreement_id, lot_item_id, giver_id, receiver_id,
                      quantity, reason, request_key, offered_at)
                    SELECT agreement_id, lot_item_id, giver_id, receiver_id, 0.5, reason, 'past',
                           offered_at
                      FROM balance_transfer WHERE id = %d"""
                        .formatted(whole)))
        .hasMessageContaining("framework.whole-units");
    end.run(saudi, whole, "");
    assertThat(offer(neighbour, "25.5")).isPositive();
  }

  @Test
  void open_offers_together_are_within_what_is_left() {
    long neighbour = WORLD.anEntityIn("SA");
    long first = offer(neighbour, "20");

    assertFault("quantity", "framework.offered-beyond-left", item(), code(neighbour), "6");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO balance_transfer (agreement_id, lot_item_id, giver_id, receiver_id,
                      quantity, reason, request_key, offered_at)
                    SELECT agreement_id, lot_item_id, giver_id, receiver_id, 6, reason, 'past',
                           offered_at
                      FROM balance_transfer WHERE id = %d"""
                        .formatted(first)))
        .hasMessageContaining("framework.offered-beyond-left");

    end.run(saudi, first, "");
    assertThat(offer(neighbour, "6")).isPositive();
  }

  @Test
  void an_offer_is_within_the_balance_to_another_entity_and_is_sent_once() {
    assertFault("quantity", "framework.more-than-left", item(), code(WORLD.anEntityIn("SA")), "26");
    assertFault("quantity", "shared.not-positive", item(), code(WORLD.anEntityIn("SA")), "0");
    assertFault("receiver", "framework.no-such-receiver", item(), code(FIXTURE.saudi), "1");
    assertFault("lotItemId", "framework.not-in-agreement", 1L, code(WORLD.anEntityIn("SA")), "1");
    String key = UUID.randomUUID().toString();
    OfferTransfer.Offer once =
        new OfferTransfer.Offer(
            key, item(), code(WORLD.anEntityIn("KW")), new BigDecimal("1"), "سبب");

    assertThat(offer.run(saudi, agreement, once)).isEqualTo(offer.run(saudi, agreement, once));
  }

  @Test
  void an_offer_that_comes_again_with_other_content_is_refused_and_changes_nothing() {
    String key = UUID.randomUUID().toString();
    String kuwaiti = code(WORLD.anEntityIn("KW"));
    String omani = code(WORLD.anEntityIn("OM"));
    BigDecimal one = BigDecimal.ONE;
    long id =
        offer.run(saudi, agreement, new OfferTransfer.Offer(key, item(), kuwaiti, one, "سبب"));

    for (OfferTransfer.Offer other :
        List.of(
            new OfferTransfer.Offer(key, item(), kuwaiti, new BigDecimal("2"), "سبب"),
            new OfferTransfer.Offer(key, item(), omani, one, "سبب"),
            new OfferTransfer.Offer(key, tender.items().get(1), kuwaiti, one, "سبب"),
            new OfferTransfer.Offer(key, item(), kuwaiti, one, "سبب آخر"),
            new OfferTransfer.Offer(key, item(), kuwaiti, null, "سبب"))) {
      assertThatThrownBy(() -> offer.run(saudi, agreement, other))
          .isInstanceOf(Refusal.Conflict.class)
          .hasMessage("shared.sent-otherwise");
    }
    assertThat(APP.ask("SELECT quantity FROM balance_transfer WHERE id = " + id))
        .isEqualTo("1.000");
  }

  @Test
  void nobody_else_sees_a_transfer_or_consents_to_it() {
    long transfer = offer(WORLD.anEntityIn("SA"), "1");
    Actor stranger = WORLD.anOfficerOf(WORLD.anEntityIn("SA"));
    Actor otherState = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "QA");

    for (Actor actor : List.of(stranger, otherState)) {
      assertThatThrownBy(() -> view.get(actor, transfer)).isInstanceOf(Refusal.NotFound.class);
      assertThatThrownBy(() -> consent.run(actor, transfer)).isInstanceOf(Refusal.NotFound.class);
      assertThatThrownBy(() -> end.run(actor, transfer, "x")).isInstanceOf(Refusal.NotFound.class);
    }
    // Its own coordinator sees a transfer within the state, and has no part in it.
    assertThat(view.get(saudiState, transfer).mayConsent()).isFalse();
    assertThatThrownBy(() -> consent.run(saudiState, transfer))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(view.get(FIXTURE.buyer, transfer).consents()).hasSize(1);
  }

  @Test
  void past_the_code_no_balance_moves_without_its_consents() {
    long omani = WORLD.anEntityIn("OM");
    long transfer = offer(omani, "2");
    String done =
        "UPDATE balance_transfer SET status = 'DONE', ended_at = UTC_TIMESTAMP(6) WHERE id = "
            + transfer;

    assertThatThrownBy(() -> APP.sql(done)).hasMessageContaining("framework.consent-missing");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE entitlement SET transferred_quantity = -2 WHERE agreement_id = %d"
                        .formatted(agreement)))
        .hasMessageContaining("framework.transfer-differs");
    assertThatThrownBy(
            () -> APP.sql("UPDATE balance_transfer SET quantity = 3 WHERE id = " + transfer))
        .hasMessageContaining("framework.transfer-immutable");
    assertThatThrownBy(
            () -> APP.sql("DELETE FROM transfer_consent WHERE transfer_id = " + transfer))
        .hasMessageContaining("framework.transfer-immutable");
    // One person does not consent for two.
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO transfer_consent VALUES (%d, 'RECEIVER', %d, UTC_TIMESTAMP(6))"
                        .formatted(transfer, saudi.personId())))
        .hasMessageContaining("uq_transfer_consent_person");
  }

  @Test
  void an_agreement_of_more_than_four_years_is_none() {
    APP.without(
        "tr_framework_agreement_fixed",
        () ->
            assertThatThrownBy(
                    () ->
                        APP.sql(
                            "UPDATE framework_agreement SET ends_on = starts_on + INTERVAL 4 YEAR"
                                + " WHERE id = "
                                + agreement))
                .hasMessageContaining("ck_framework_agreement_four_years"));
  }

  @Test
  void four_fifths_of_the_value_and_the_last_sixty_days_are_told_once() {
    // Both items of the lot make up the value; the first is most of it.
    order(saudi, "25.5");
    order(WORLD.anOfficerOf(FIXTURE.saudi), tender.items().get(1), "3");

    assertThat(told(saudi, "balance-mostly-used")).isEqualTo("1");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM notice
                 WHERE kind = 'balance-mostly-used' AND href = '/agreements/%d'"""
                    .formatted(agreement)))
        .isEqualTo("1");
    Actor kuwaiti = WORLD.anOfficerOf(FIXTURE.kuwaiti);
    APP.without(
        "tr_framework_agreement_fixed",
        () ->
            APP.sql(
                "UPDATE framework_agreement SET ends_on = UTC_DATE() + INTERVAL 59 DAY WHERE id = "
                    + agreement));
    RemindOfDeadlines remind = APP.get(RemindOfDeadlines.class);
    remind.run();
    remind.run();
    assertThat(told(kuwaiti, "agreement-ending")).isEqualTo("1");
  }

  private long offer(long receiver, String quantity) {
    return offer.run(
        saudi,
        agreement,
        new OfferTransfer.Offer(
            UUID.randomUUID().toString(),
            item(),
            code(receiver),
            new BigDecimal(quantity),
            "فائض عن الحاجة"));
  }

  private void assertFault(String field, String code, long item, String receiver, String quantity) {
    assertThatThrownBy(
            () ->
                offer.run(
                    saudi,
                    agreement,
                    new OfferTransfer.Offer(
                        UUID.randomUUID().toString(),
                        item,
                        receiver,
                        new BigDecimal(quantity),
                        "سبب")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .contains(field + " " + code));
  }

  private void order(Actor officer, String quantity) {
    order(officer, item(), quantity);
  }

  private void order(Actor officer, long item, String quantity) {
    placeCallOff.run(
        officer,
        agreement,
        new PlaceCallOff.Order(
            UUID.randomUUID().toString(),
            List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity)))));
  }

  private long item() {
    return tender.items().get(0);
  }

  private static String code(long entity) {
    return APP.ask("SELECT code FROM procuring_entity WHERE id = " + entity);
  }

  private String entitled(long entity) {
    return APP.ask(
        """
        SELECT awarded_quantity + transferred_quantity FROM entitlement
         WHERE agreement_id = %d AND entity_id = %d AND lot_item_id = %d"""
            .formatted(agreement, entity, item()));
  }

  private static String status(long transfer) {
    return APP.ask("SELECT status FROM balance_transfer WHERE id = " + transfer);
  }

  private static String told(Actor person, String kind) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s'"""
            .formatted(person.personId(), kind));
  }
}

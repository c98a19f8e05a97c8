package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.LossGround;
import org.muwahhad.framework.accession.AcceptAccession;
import org.muwahhad.framework.accession.RequestAccession;
import org.muwahhad.framework.accession.WithdrawAccession;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.transfer.ConsentToTransfer;
import org.muwahhad.framework.transfer.OfferTransfer;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;

/**
 * When the award of an agreement is taken back, those with a balance are told, and what waits for
 * an answer under the agreement lapses.
 */
@Tag("long")
class TakenBackAgreementTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final String REASON = "لم يقدّم الفائز الضمان";

  private final PlayedAgreement played = PlayedAgreement.awarded(APP, STAGE, Plan.ofTwoLots());
  private final PlayedTender tender = played.tender();
  private final long item = played.item();
  private final long agreement = played.id();
  private final Actor officer = played.officer();
  private final Actor newcomer = STAGE.world().anOfficerOf(STAGE.world().anEntityIn("OM"));
  private final long taker = STAGE.world().anEntityIn("KW");
  private final Actor receiver = STAGE.world().anOfficerOf(taker);
  private final Actor supplier = played.supplier();
  private final Instant now = played.now();
  private final Instant overdue = tender.afterStandstill().plus(Duration.ofDays(40));

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void those_with_a_balance_are_told_and_their_coordinators() {
    takeBack();

    assertThat(told(officer, "agreement-taken-back")).isEqualTo("1");
    assertThat(told(STAGE.coordinator("KW"), "agreement-taken-back")).isNotEqualTo("0");
    assertThat(told(newcomer, "agreement-taken-back")).as("has no balance").isEqualTo("0");
    assertThat(acts("award.taken-back")).isEqualTo("1");
  }

  @Test
  void one_who_takes_the_award_back_holds_the_agreement_before_its_balances() throws Exception {
    AgreementLock.assertHeldFirst(APP, agreement, this::takeBack);
  }

  @Test
  void requests_to_join_and_offers_of_balances_lapse_with_the_reason_and_are_told() {
    long requested = request("first");
    long accepted = request("second");
    STAGE.run(now, () -> APP.get(AcceptAccession.class).run(supplier, accepted, day()));
    long offered = offer();

    takeBack();

    for (String table : List.of("accession", "balance_transfer")) {
      assertThat(
              APP.ask(
                  """
                  SELECT GROUP_CONCAT(DISTINCT CONCAT(status, ' ', end_reason)) FROM %s
                   WHERE agreement_id = %d"""
                      .formatted(table, agreement)))
          .isEqualTo("LAPSED " + REASON);
    }
    assertThat(acts("framework.accession-lapsed")).isEqualTo("2");
    assertThat(acts("framework.transfer-lapsed")).isEqualTo("1");
    assertThat(told(newcomer, "accession-lapsed")).isEqualTo("2");
    assertThat(told(supplier, "accession-lapsed")).isEqualTo("2");
    assertThat(told(officer, "transfer-lapsed")).isEqualTo("1");
    assertThat(told(receiver, "transfer-lapsed")).isEqualTo("1");
    assertThatThrownBy(
            () ->
                STAGE.run(
                    overdue, () -> APP.get(WithdrawAccession.class).run(newcomer, requested, "")))
        .hasMessage("framework.accession-ended");
    assertThatThrownBy(
            () -> STAGE.run(overdue, () -> APP.get(ConsentToTransfer.class).run(receiver, offered)))
        .hasMessage("framework.transfer-ended");
  }

  @Test
  void past_the_code_no_award_is_taken_back_while_something_waits_and_nobody_else_ends_it() {
    long requested = request("past");
    long offered = offer();

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE award SET status = 'cancelled', live_lot_id = NULL,
                           version = version + 1, end_reason = 'GUARANTEE'
                     WHERE id = (SELECT award_id FROM framework_agreement WHERE id = %d)"""
                        .formatted(agreement)))
        .hasMessageContaining("framework.requests-open");
    assertThatThrownBy(() -> lapsePastTheCode("accession", requested))
        .hasMessageContaining("framework.not-asked");
    assertThatThrownBy(() -> lapsePastTheCode("balance_transfer", offered))
        .hasMessageContaining("framework.not-asked");
  }

  @Test
  void no_award_is_taken_back_of_which_something_was_ordered() {
    STAGE.run(
        now,
        () ->
            APP.get(PlaceCallOff.class)
                .run(
                    officer,
                    agreement,
                    new PlaceCallOff.Order(
                        "first", List.of(new PlaceCallOff.OrderLine(item, BigDecimal.ONE)))));

    assertThatThrownBy(this::takeBack).hasMessage("framework.already-ordered");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    SET STATEMENT timestamp = %d FOR
                    UPDATE award SET status = 'cancelled', live_lot_id = NULL,
                           version = version + 1, end_reason = 'GUARANTEE'
                     WHERE id = (SELECT award_id FROM framework_agreement WHERE id = %d)"""
                        .formatted(overdue.getEpochSecond(), agreement)))
        .hasMessageContaining("framework.already-ordered");
  }

  @Test
  void past_the_code_nothing_is_offered_of_an_agreement_that_is_in_force_no_more() {
    takeBack();

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO balance_transfer (agreement_id, lot_item_id, giver_id, receiver_id,
                                                  quantity, reason, request_key, offered_at)
                    SELECT agreement_id, lot_item_id, entity_id, %d, 1, 'x', 'past',
                           UTC_TIMESTAMP(6)
                      FROM entitlement
                     WHERE agreement_id = %d AND lot_item_id = %d
                     ORDER BY entity_id LIMIT 1"""
                        .formatted(taker, agreement, item)))
        .hasMessageContaining("framework.offered-outside-period");
  }

  private void lapsePastTheCode(String table, long id) {
    APP.sql(
        """
        UPDATE %s SET status = 'LAPSED', ended_by = %d, ended_at = UTC_TIMESTAMP(6),
               end_reason = 'x'
         WHERE id = %d"""
            .formatted(table, officer.personId(), id));
  }

  private void takeBack() {
    STAGE.run(
        overdue,
        () ->
            APP.get(TakeBackAward.class)
                .run(
                    STAGE.buyer(),
                    agreement,
                    new TakeBackAward.Loss(LossGround.GUARANTEE, REASON)));
  }

  private long request(String key) {
    return STAGE.at(
        now,
        () ->
            APP.get(RequestAccession.class)
                .run(
                    newcomer,
                    agreement,
                    new RequestAccession.AccessionRequest(
                        key,
                        List.of(new RequestAccession.AskedQuantity(item, BigDecimal.ONE)),
                        "زادت الحاجة")));
  }

  private long offer() {
    return STAGE.at(
        now,
        () ->
            APP.get(OfferTransfer.class)
                .run(
                    officer,
                    agreement,
                    new OfferTransfer.Offer(
                        "offer",
                        item,
                        APP.ask("SELECT code FROM procuring_entity WHERE id = " + taker),
                        BigDecimal.ONE,
                        "قلّت الحاجة")));
  }

  private LocalDate day() {
    return LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(5);
  }

  private String acts(String act) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE e.act = '%s' AND c.name IN ('agreement:%d', 'tender:%d')"""
            .formatted(act, agreement, tender.id()));
  }

  private static String told(Actor person, String kind) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s'"""
            .formatted(person.personId(), kind));
  }
}

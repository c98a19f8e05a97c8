package org.muwahhad.award.reserve;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Bilingual;

/**
 * A tender of two lots with three bids, of which the first is recommended, and what its bidders
 * answer.
 */
final class Reserves {
  final InviteReserve invite;
  final AnswerReserve answer;
  final CallReserve call;
  final PlayedTender tender;
  final Actor winner;
  final Actor second;
  final Actor third;
  final long lot;
  private final TestApp app;
  private final Stage stage;

  Reserves(TestApp app, Stage stage) {
    this.app = app;
    this.stage = stage;
    invite = app.get(InviteReserve.class);
    answer = app.get(AnswerReserve.class);
    call = app.get(CallReserve.class);
    tender = PlayedTender.published(stage);
    winner = tender.bid("SAR", true, "100", "100", "100", "100");
    second = tender.bid("SAR", true, "101", "102", "103", "104");
    third = tender.bid("SAR", true, "105", "99", "106", "107");
    tender.playToRecommendation();
    lot = tender.lots().get(0);
  }

  void standstill() {
    tender.adopt().settle();
  }

  /** Both accept, and the awards take effect. */
  void accepted() {
    standstill();
    stage.run(now(), this::invite);
    stage.run(now(), () -> answer.run(second, place(second), ReserveAnswer.ACCEPTED));
    stage.run(now(), () -> answer.run(third, place(third), ReserveAnswer.ACCEPTED));
    tender.award();
  }

  void debar(Actor bidder) {
    long supplier = bidder.grants().get(0).supplier();
    long id =
        app.get(ProposeDebarment.class)
            .run(
                stage.buyer(),
                supplier,
                new ProposeDebarment.Proposal(
                    LocalDate.now(ZoneId.of("Asia/Riyadh")),
                    null,
                    new Bilingual("المادة 7", "Article 7"),
                    "Forged certificate"));
    app.get(DecideDebarment.class).run(stage.second(), supplier, id, true);
  }

  void invite() {
    invite.run(
        stage.buyer(), tender.id(), lot, LocalDate.ofInstant(now(), ZoneOffset.UTC).plusDays(30));
  }

  /** In the standstill, or before it after the deadline. */
  Instant now() {
    return app.ask("SELECT standstill_until IS NULL FROM joint_tender WHERE id = " + tender.id())
            .equals("1")
        ? tender.afterDeadline()
        : tender.afterStandstill().minus(Duration.ofDays(3));
  }

  /** Every committee that has to decide adopts what is recommended. */
  void adopt() {
    while (tender.openDecision() != 0) {
      tender.vote(VoteChoice.FOR);
      tender.closeDecision();
      if (app.ask("SELECT status FROM joint_tender WHERE id = " + tender.id())
          .equals("STANDSTILL")) {
        return;
      }
    }
  }

  void callPastTheCode(Actor bidder) {
    app.sql(
        """
        INSERT INTO reserve_call (tender_id, lot_id, award_id, bid_id, reason, called_by, called_at)
        SELECT tender_id, lot_id, award_id, bid_id, 'x', invited_by, UTC_TIMESTAMP(6)
          FROM reserve_place WHERE lot_id = %d AND bid_id = %d"""
            .formatted(lot, tender.bidOf(bidder)));
  }

  long place(Actor bidder) {
    return Long.parseLong(
        app.ask(
            "SELECT id FROM reserve_place WHERE lot_id = %d AND bid_id = %d"
                .formatted(lot, tender.bidOf(bidder))));
  }

  String lastAct() {
    return app.ask(
        """
        SELECT e.act FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE c.name = 'tender:%d' ORDER BY e.position DESC"""
            .formatted(tender.id()));
  }

  String told(Actor person, String kind) {
    return app.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s'"""
            .formatted(person.personId(), kind));
  }
}

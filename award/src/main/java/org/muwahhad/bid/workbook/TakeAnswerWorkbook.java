package org.muwahhad.bid.workbook;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.AnswerRequirements;
import org.muwahhad.shared.Refusal;

/**
 * A bidder takes the answers of a workbook into its draft, once it has seen what they change.
 * Answers that the workbook does not name stay as they are.
 *
 * <p>Refused as {@link AnswerRequirements} is, and with {@code bid.draft-changed} when the draft
 * changed since it was compared.
 */
@Singleton
public class TakeAnswerWorkbook {
  private final BidGate gate;
  private final AnswerRequirements answerRequirements;

  TakeAnswerWorkbook(BidGate gate, AnswerRequirements answerRequirements) {
    this.gate = gate;
    this.answerRequirements = answerRequirements;
  }

  /**
   * Takes answers that were shown.
   *
   * @param version of the bid with which they were compared ({@link AnswerWorkbooks#version})
   */
  @Transactional
  public void run(Actor actor, long tenderId, List<Offer.RequirementAnswer> answers, int version) {
    gate.requireOpen(gate.enter(tenderId));
    Bids.Bid bid = gate.ensureBid(tenderId, gate.requireBidder(actor).id());
    if (bid.version() != version) {
      throw new Refusal.Conflict("bid.draft-changed");
    }
    answerRequirements.run(actor, tenderId, answers);
  }
}

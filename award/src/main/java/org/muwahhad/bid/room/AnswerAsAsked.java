package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Offer;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.tender.requirement.Claim;
import org.muwahhad.tender.requirement.Comparison;
import org.muwahhad.tender.requirement.Requirement;

/**
 * A bidder answers many requirements in its draft at once: it complies, and offers what is asked.
 * What is answered already stays as it is, and every answer can be changed afterwards.
 *
 * <p>Refused as {@link SaveBidDraft} is.
 */
@Singleton
public class AnswerAsAsked {
  private final BidGate gate;
  private final ViewBidRoom view;
  private final AnswerRequirements answerRequirements;

  AnswerAsAsked(BidGate gate, ViewBidRoom view, AnswerRequirements answerRequirements) {
    this.gate = gate;
    this.view = view;
    this.answerRequirements = answerRequirements;
  }

  /**
   * Answers those of the requirements that have no answer, and returns how many they were.
   *
   * @param requirements the ones that the bidder was shown; others stay unanswered
   */
  @Transactional
  public int run(Actor actor, long tenderId, List<Long> requirements) {
    // The bid is locked first: an answer given meanwhile is seen, and stays.
    gate.requireOpen(gate.enter(tenderId));
    gate.ensureBid(tenderId, gate.requireBidder(actor).id());
    Set<Long> shown = new HashSet<>(requirements);
    List<Offer.RequirementAnswer> answers =
        view.answers(view.get(actor, tenderId)).unanswered(0, 0).stream()
            .filter(r -> shown.contains(r.id()))
            .map(AnswerAsAsked::answer)
            .toList();
    if (!answers.isEmpty()) {
      answerRequirements.run(actor, tenderId, answers);
    }
    return answers.size();
  }

  /**
   * That what is asked for is offered. Where any of several choices is accepted the bidder alone
   * can say which, and what is asked for in words it describes itself: there the answer is that it
   * complies.
   */
  public static Offer.RequirementAnswer answer(Requirement requirement) {
    boolean open =
        requirement.comparison() == Comparison.AS_DESCRIBED
            || (requirement.comparison() == Comparison.ONE_OF
                && Attribute.codes(requirement.wanted()).size() > 1);
    return new Offer.RequirementAnswer(
        requirement.id(), Claim.COMPLIES, open ? "" : requirement.wanted(), "");
  }
}

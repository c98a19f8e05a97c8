package org.muwahhad.bid.room;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.BidAnswersSaved;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.offer.AnswerRules;
import org.muwahhad.bid.offer.RulesOfTender;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.requirement.Requirements;

/**
 * A bidder answers requirements in its draft; answers to others, prices and conditions stay as they
 * are. What is left empty is taken out. What was typed is kept, encrypted, also where it cannot be
 * read yet.
 *
 * <p>Refused as {@link SaveBidDraft} is, and as invalid input at {@code answers[<requirement>]}.
 */
@Singleton
public class AnswerRequirements {
  private final BidGate gate;
  private final Bids bids;
  private final BidDrafts drafts;
  private final FirstOffer firstOffer;
  private final RulesOfTender rulesOfTender;
  private final Requirements requirements;
  private final AuditLog audit;

  AnswerRequirements(
      BidGate gate,
      Bids bids,
      BidDrafts drafts,
      FirstOffer firstOffer,
      RulesOfTender rulesOfTender,
      Requirements requirements,
      AuditLog audit) {
    this.gate = gate;
    this.bids = bids;
    this.drafts = drafts;
    this.firstOffer = firstOffer;
    this.rulesOfTender = rulesOfTender;
    this.requirements = requirements;
    this.audit = audit;
  }

  /**
   * Keeps answers that a program sends. It sees no page on which a wrong one could be mended: what
   * no bid can say, such as words where a number is asked for, is refused as invalid input.
   */
  @Transactional
  public long fromProgram(Actor actor, long tenderId, List<Offer.RequirementAnswer> answers) {
    gate.requireBidder(actor);
    Faults faults = new Faults();
    AnswerRules rules = new AnswerRules(requirements.list(tenderId));
    Offer given = Offer.ofPrices("", false, 0, false, "", List.of()).withAnswers(answers);
    rules.ofDraft(faults, given);
    rules.ofSubmission(faults, given);
    faults.throwIfAny();
    return run(actor, tenderId, answers);
  }

  /** Returns the number of the bid. */
  @Transactional
  public long run(Actor actor, long tenderId, List<Offer.RequirementAnswer> answers) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    gate.requireOpen(gate.enter(tenderId));
    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    Optional<BidDrafts.BidDraft> before = drafts.find(tenderId, bidder.id());
    Offer draft =
        before.map(BidDrafts.BidDraft::offer).orElseGet(() -> firstOffer.in(tenderId, bidder.id()));
    Offer answered = draft.withAnswers(merged(draft.allAnswers(), answers));
    rulesOfTender.of(tenderId).ofDraft(answered).throwIfAny();
    drafts.store(bid, answered, before.map(BidDrafts.BidDraft::typed).orElse(null));
    audit.record(actor, new BidAnswersSaved(bid.id(), answers.size()));
    return bid.id();
  }

  private static List<Offer.RequirementAnswer> merged(
      List<Offer.RequirementAnswer> before, List<Offer.RequirementAnswer> given) {
    Map<Long, Offer.RequirementAnswer> merged = new LinkedHashMap<>();
    before.forEach(a -> merged.put(a.requirementId(), a));
    given.forEach(
        a -> {
          if (a.isBlank()) {
            merged.remove(a.requirementId());
          } else {
            merged.put(a.requirementId(), a);
          }
        });
    return List.copyOf(merged.values());
  }
}

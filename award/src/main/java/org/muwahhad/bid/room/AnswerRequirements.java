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
import org.muwahhad.shared.Refusal;
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
  private final BidDrafts drafts;
  private final FirstOffer firstOffer;
  private final RulesOfTender rulesOfTender;
  private final Requirements requirements;
  private final AuditLog audit;

  AnswerRequirements(
      BidGate gate,
      BidDrafts drafts,
      FirstOffer firstOffer,
      RulesOfTender rulesOfTender,
      Requirements requirements,
      AuditLog audit) {
    this.gate = gate;
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
    Bids.Bid bid = enter(actor, tenderId);
    store(actor, bid, answers);
    audit.record(actor, new BidAnswersSaved(bid.id(), answers.size()));
    return bid.id();
  }

  /**
   * Keeps the answers of a page, and returns the mark of them now.
   *
   * @param seen the mark of these answers that the page began with ({@link DraftMarks}); empty to
   *     keep them whatever was saved since
   * @param recorded whether an entry goes into the audit record; none does while it is typed
   * @throws Refusal.Conflict {@code bid.answers-saved-elsewhere} when others were saved since
   */
  @Transactional
  String keep(
      Actor actor,
      long tenderId,
      List<Offer.RequirementAnswer> answers,
      String seen,
      boolean recorded) {
    Bids.Bid bid = enter(actor, tenderId);
    List<Long> requirementIds =
        answers.stream().map(Offer.RequirementAnswer::requirementId).toList();
    String standing = DraftMarks.ofAnswers(before(bid), requirementIds);
    String now = DraftMarks.ofAnswers(byRequirement(answers), requirementIds);
    boolean same = now.equals(standing);
    if (!same && !seen.isEmpty() && !seen.equals(standing)) {
      throw new Refusal.Conflict("bid.answers-saved-elsewhere");
    }
    if (recorded || !same) {
      store(actor, bid, answers);
    }
    if (recorded) {
      audit.record(actor, new BidAnswersSaved(bid.id(), answers.size()));
    }
    return now;
  }

  private Bids.Bid enter(Actor actor, long tenderId) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    gate.requireOpen(gate.enter(tenderId));
    return gate.ensureBid(tenderId, bidder.id());
  }

  private Map<Long, Offer.RequirementAnswer> before(Bids.Bid bid) {
    return drafts
        .find(bid.tenderId(), bid.supplierId())
        .map(d -> byRequirement(d.offer().allAnswers()))
        .orElseGet(Map::of);
  }

  private static Map<Long, Offer.RequirementAnswer> byRequirement(
      List<Offer.RequirementAnswer> answers) {
    Map<Long, Offer.RequirementAnswer> byRequirement = new LinkedHashMap<>();
    answers.forEach(a -> byRequirement.put(a.requirementId(), a));
    return byRequirement;
  }

  /** Puts answers in the place of those to the same requirements, in a bid that is locked. */
  private void store(Actor actor, Bids.Bid bid, List<Offer.RequirementAnswer> answers) {
    Optional<BidDrafts.BidDraft> before = drafts.find(bid.tenderId(), bid.supplierId());
    Offer draft =
        before
            .map(BidDrafts.BidDraft::offer)
            .orElseGet(() -> firstOffer.in(bid.tenderId(), bid.supplierId()));
    Offer answered = draft.withAnswers(merged(draft.allAnswers(), answers));
    rulesOfTender.of(bid.tenderId()).ofDraft(answered).throwIfAny();
    drafts.store(
        bid,
        answered,
        before.map(BidDrafts.BidDraft::typed).orElse(null),
        BidDrafts.DraftPart.ANSWERS,
        actor);
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

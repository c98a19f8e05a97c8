package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.ApplyRemedies;
import org.muwahhad.complaint.ComplaintEntry.ComplaintDecided;
import org.muwahhad.complaint.ComplaintEntry.ReviewDraftRejected;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderRule;

/**
 * A member of the review body records the outcome of the vote on a draft, once enough members have
 * voted (rule {@code complaint.votes}, never fewer than three). With more for it than against it
 * the complaint is decided: the awards of lots it is upheld for are taken back at once, a bid to be
 * excluded takes no part any more. Otherwise the draft falls and another may be written.
 *
 * <p>Refused with {@code complaint.not-independent} to members who had a part in the tender, {@code
 * complaint.over} when the complaint is decided or withdrawn, {@code complaint.no-vote-open} when
 * no draft is open, {@code complaint.too-few-votes}, and {@code complaint.draft-overtaken} when the
 * draft found its majority but a lot that it sends back to the panel has ended meanwhile, or {@code
 * complaint.draft-left} when its writer declared a conflict of interest: another draft takes its
 * place.
 */
@Singleton
public class CloseReview {
  static final int FEWEST = 3;
  private final Complaints complaints;
  private final Reviewers reviewers;
  private final ApplyRemedies applyRemedies;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ComplaintMoved> events;

  CloseReview(
      Complaints complaints,
      Reviewers reviewers,
      ApplyRemedies applyRemedies,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<ComplaintMoved> events) {
    this.complaints = complaints;
    this.reviewers = reviewers;
    this.applyRemedies = applyRemedies;
    this.clock = clock;
    this.audit = audit;
    this.events = events;
  }

  /** Returns whether the draft was adopted. */
  @Transactional
  public boolean run(Actor actor, long id) {
    actor.require(Role.REVIEW_MEMBER);
    Complaints.LockedComplaint seen =
        complaints.lock(id).orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    reviewers.require(actor, seen.tenderId());
    if (!ComplaintStatus.Event.DECIDE.isAllowedFrom(seen.status())) {
      throw new Refusal.RuleBroken("complaint.over");
    }
    Complaints.Draft draft =
        complaints
            .lockDraft(id)
            .orElseThrow(() -> new Refusal.RuleBroken("complaint.no-vote-open"));
    Complaints.Tally tally = complaints.tally(draft.id());
    int needed =
        Math.max(
            FEWEST,
            complaints
                .findRule(seen.tenderId(), TenderRule.COMPLAINT_VOTES.code())
                .map(BigDecimal::intValue)
                .orElse(FEWEST));
    if (tally.votes() < needed) {
      throw new Refusal.RuleBroken("complaint.too-few-votes", tally.votes(), needed);
    }

    boolean adopted = tally.inFavour() > tally.votes() - tally.inFavour();
    complaints.lockTender(seen.tenderId());
    if (complaints.countLeft(id) > 0) {
      throw new Refusal.RuleBroken("complaint.draft-left");
    }
    if (adopted && complaints.countOvertaken(id) > 0) {
      throw new Refusal.RuleBroken("complaint.draft-overtaken");
    }
    if (adopted) {
      audit.record(
          actor,
          new ComplaintDecided(
              seen.tenderId(),
              id,
              draft.number(),
              tally.votes(),
              tally.inFavour(),
              decide(actor, seen, draft)));
      events.publishEvent(new ComplaintMoved(id, ComplaintMoved.Step.DECIDED));
    } else {
      complaints.reject(draft.id(), actor.personId());
      audit.record(
          actor,
          new ReviewDraftRejected(
              seen.tenderId(), id, draft.number(), tally.votes(), tally.inFavour()));
    }
    return adopted;
  }

  private Outcome decide(
      Actor actor, Complaints.LockedComplaint complaint, Complaints.Draft draft) {
    List<Complaints.Ruling> rulings = complaints.listRulings(draft.id());
    Outcome outcome = Outcome.of(rulings.stream().map(Complaints.Ruling::remedy).toList());
    complaints.adopt(draft.id(), actor.personId());
    complaints.move(
        complaint.id(),
        complaint.status(),
        ComplaintStatus.Event.DECIDE.to(),
        outcome,
        clock.now());
    rulings.stream()
        .filter(r -> r.remedy() == Remedy.EXCLUDE)
        .forEach(
            r -> complaints.exclude(r.lotId(), r.awardedBid(), complaint.tenderId(), draft.id()));
    applyRemedies.run(
        actor,
        Role.REVIEW_MEMBER,
        complaint.tenderId(),
        lots(rulings, Remedy.REEVALUATE, Remedy.EXCLUDE),
        lots(rulings, Remedy.CANCEL_LOT));
    return outcome;
  }

  private static List<ApplyRemedies.ContestedLot> lots(
      List<Complaints.Ruling> rulings, Remedy... remedies) {
    return rulings.stream()
        .filter(r -> List.of(remedies).contains(r.remedy()))
        .map(r -> new ApplyRemedies.ContestedLot(r.lotId(), r.awardedBid()))
        .toList();
  }
}

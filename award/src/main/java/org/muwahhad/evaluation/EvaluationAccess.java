package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.BidderMaskQueries;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Who may take part in the examination of a tender, and who may read it: members of its examination
 * panel who declared that they have no conflict; once an award is recommended also buyers, auditors
 * and members of the standing committees; auditors from the ranking on.
 */
@Singleton
public class EvaluationAccess {
  private final TenderQueries tenders;
  private final LearnedConflicts conflicts;
  private final EvaluationQueries queries;
  private final EvaluationProgress progress;
  private final Evaluations evaluations;
  private final BidderMaskQueries masks;

  EvaluationAccess(
      TenderQueries tenders,
      LearnedConflicts conflicts,
      EvaluationQueries queries,
      EvaluationProgress progress,
      Evaluations evaluations,
      BidderMaskQueries masks) {
    this.tenders = tenders;
    this.conflicts = conflicts;
    this.queries = queries;
    this.progress = progress;
    this.evaluations = evaluations;
    this.masks = masks;
  }

  /** A member of the examination panel, whatever was declared. */
  public EvaluationQueries.Member requireMember(Actor actor, long tenderId) {
    actor.require(Role.EVALUATOR);
    tenders.requirePanelMember(tenderId, actor.personId(), Panel.EXAMINATION);
    return queries
        .findMember(tenderId, actor.personId())
        .orElseThrow(() -> new Refusal.NotPermitted("tender.not-on-panel"));
  }

  /** A member who declared that there is no conflict. */
  public EvaluationQueries.Member requireFree(Actor actor, long tenderId) {
    EvaluationQueries.Member member = requireMember(actor, tenderId);
    if (member.isLockedOut()) {
      throw new Refusal.NotPermitted("evaluation.locked-out");
    }
    if (!member.hasDeclared()) {
      throw new Refusal.NotPermitted("evaluation.declare-first");
    }
    return member;
  }

  /** The chair of the panel, free of conflict. */
  public void requireChair(Actor actor, long tenderId) {
    if (!requireFree(actor, tenderId).chair()) {
      throw new Refusal.NotPermitted("evaluation.chair-only");
    }
  }

  /**
   * Holds a tender that is under evaluation until the transaction ends.
   *
   * @throws Refusal.RuleBroken {@code evaluation.closed} when it is not under evaluation
   */
  public TenderQueries.Tender holdUnderEvaluation(long tenderId) {
    evaluations.lock(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (tender.status() != TenderStatus.UNDER_EVALUATION) {
      throw new Refusal.RuleBroken("evaluation.closed", tender.number());
    }
    return tender;
  }

  /**
   * A tender whose examination the person may read, with the names of the bidders.
   *
   * @throws Refusal.NotPermitted when the person may not, or not yet; {@code
   *     evaluation.bidders-masked} while they are masked to the person
   */
  public TenderQueries.Tender requireReader(Actor actor, long tenderId) {
    TenderQueries.Tender tender = requireMaskedReader(actor, tenderId);
    if (masks.isMaskedTo(tenderId, actor.personId())) {
      throw new Refusal.NotPermitted("evaluation.bidders-masked");
    }
    return tender;
  }

  /**
   * The same for what shows bidders by {@link BidderNames} only.
   *
   * @throws Refusal.NotPermitted when the person may not, or not yet
   */
  public TenderQueries.Tender requireMaskedReader(Actor actor, long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (isReader(actor, tender)) {
      return tender;
    }
    requireFree(actor, tenderId);
    if (!tender.status().hasReached(TenderStatus.OPENED)) {
      throw new Refusal.RuleBroken("evaluation.not-opened", tender.number());
    }
    return tender;
  }

  /**
   * Whether there is something of the examination for the person: what is read, or for a member of
   * the panel the declaration that comes first.
   */
  boolean hasPart(Actor actor, TenderQueries.Tender tender) {
    return tender.openedAt() != null && (isMember(actor, tender) || isReader(actor, tender));
  }

  /** Whether the person is on the panel, whatever was declared. */
  boolean isMember(Actor actor, TenderQueries.Tender tender) {
    return actor.is(Role.EVALUATOR)
        && queries.findMember(tender.id(), actor.personId()).isPresent();
  }

  /** Whether the person is on the panel and may act on a tender that is under evaluation. */
  public boolean mayAct(Actor actor, TenderQueries.Tender tender) {
    return tender.status() == TenderStatus.UNDER_EVALUATION
        && actor.is(Role.EVALUATOR)
        && queries
            .findMember(tender.id(), actor.personId())
            .filter(EvaluationQueries.Member::isFree)
            .isPresent();
  }

  /** Whether the person may act as chair. */
  public boolean mayChair(Actor actor, TenderQueries.Tender tender) {
    return mayAct(actor, tender)
        && queries
            .findMember(tender.id(), actor.personId())
            .filter(EvaluationQueries.Member::chair)
            .isPresent();
  }

  /**
   * Whether the person is the chair of the panel, free of conflict, whatever the tender's state.
   */
  public boolean isChair(Actor actor, long tenderId) {
    return actor.is(Role.EVALUATOR)
        && queries
            .findMember(tenderId, actor.personId())
            .filter(m -> m.isFree() && m.chair())
            .isPresent();
  }

  private boolean isReader(Actor actor, TenderQueries.Tender tender) {
    if (queries.findMember(tender.id(), actor.personId()).isPresent()) {
      return false;
    }
    // A tender of which some lots went back to the panel has been recommended before.
    boolean recommended =
        tender.status().hasReached(TenderStatus.RECOMMENDED) || tender.standstillUntil() != null;
    boolean reader =
        recommended
            && actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR, Role.COMMITTEE_MEMBER)
            && !conflicts.isOut(tender.id(), actor.personId());
    return reader
        || (actor.is(Role.AUDITOR)
            && tender.openedAt() != null
            && progress.of(tender.id()).ranked());
  }
}

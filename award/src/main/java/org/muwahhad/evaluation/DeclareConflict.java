package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationEntry.BiddersMasked;
import org.muwahhad.evaluation.EvaluationEntry.ConflictDeclared;
import org.muwahhad.evaluation.EvaluationEntry.ExaminerConflictLearned;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderMove.EvaluationStarted;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.panel.CallAlternate;

/**
 * A member of the examination panel, who knows by now who the bidders are and has seen no bid,
 * declares whether there is a conflict of interest. A conflict locks the member out of the tender
 * and calls the next alternate ({@link CallAlternate}); the first declaration without one starts
 * the evaluation, and draws the letters of bidders that are to be masked. It is made once and
 * stands, but for a conflict that a member learns of after declaring none: that is declared once
 * more, until the evaluation ends, and takes effect at once. The member's scores no longer count in
 * what the panel has not agreed by then; what it has agreed stands.
 *
 * <p>Refused with {@code tender.not-on-panel} to others, {@code evaluation.not-opened} before the
 * bids were opened, {@code evaluation.closed} after the evaluation, {@code
 * evaluation.already-declared} the second time but for such a conflict, and as invalid input when a
 * conflict is not described.
 */
@Singleton
public class DeclareConflict {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final EvaluationQueries queries;
  private final TenderQueries tenders;
  private final TenderProgress progress;
  private final CallAlternate callAlternate;
  private final AuditLog audit;

  DeclareConflict(
      EvaluationAccess access,
      Evaluations evaluations,
      EvaluationQueries queries,
      TenderQueries tenders,
      TenderProgress progress,
      CallAlternate callAlternate,
      AuditLog audit) {
    this.access = access;
    this.evaluations = evaluations;
    this.queries = queries;
    this.tenders = tenders;
    this.progress = progress;
    this.callAlternate = callAlternate;
    this.audit = audit;
  }

  /**
   * Records the declaration.
   *
   * @param statement what the conflict is; may be empty when there is none
   */
  @Transactional
  public void run(Actor actor, long tenderId, boolean hasConflict, String statement) {
    evaluations.lock(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    EvaluationQueries.Member member = access.requireMember(actor, tenderId);
    if (!tender.status().hasReached(TenderStatus.OPENED)) {
      throw new Refusal.RuleBroken("evaluation.not-opened", tender.number());
    }
    if (tender.status().hasReached(TenderStatus.RECOMMENDED)) {
      throw new Refusal.RuleBroken("evaluation.closed", tender.number());
    }
    boolean learned = hasConflict && member.isFree();
    if (member.hasDeclared() && !learned) {
      throw new Refusal.Conflict("evaluation.already-declared");
    }
    check(hasConflict, statement);
    if (learned) {
      learn(actor, tenderId, member, statement.strip());
      return;
    }

    evaluations.addDeclaration(tenderId, actor.personId(), hasConflict, statement.strip());
    audit.record(actor, new ConflictDeclared(tenderId, hasConflict, statement.strip()));
    if (hasConflict) {
      callAlternate.run(actor, tenderId, member.chair());
    } else if (tender.status() == TenderStatus.OPENED) {
      drawLetters(actor, tenderId);
      progress.advance(
          actor,
          Role.EVALUATOR,
          tenderId,
          TenderStatus.TenderEvent.START_EVALUATION,
          EvaluationStarted::new);
    }
  }

  private void learn(
      Actor actor, long tenderId, EvaluationQueries.Member member, String statement) {
    if (evaluations.learnConflict(tenderId, actor.personId(), statement) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new ExaminerConflictLearned(tenderId, statement));
    callAlternate.run(actor, tenderId, member.chair());
  }

  /** Anyone who declares has seen the names: the letters follow no order that anybody saw. */
  private void drawLetters(Actor actor, long tenderId) {
    if (tenders.ruleOrOtherwise(tenderId, TenderRule.EVALUATION_MASK_BIDDERS).signum() == 0) {
      return;
    }
    List<Long> bids =
        new ArrayList<>(
            queries.listBidders(tenderId, 1).stream()
                .map(EvaluationQueries.Bidder::bidId)
                .toList());
    Collections.shuffle(bids, RANDOM);
    for (int i = 0; i < bids.size(); i++) {
      evaluations.mask(bids.get(i), tenderId, i + 1);
    }
    audit.record(actor, new BiddersMasked(tenderId, bids.size()));
  }

  private static void check(boolean hasConflict, String statement) {
    Faults faults = new Faults();
    if (hasConflict) {
      faults.text("statement", statement, 1000);
    } else {
      faults.atMost("statement", statement, 1000);
    }
    faults.throwIfAny();
  }
}

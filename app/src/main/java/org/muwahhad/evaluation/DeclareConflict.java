package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * A member of the examination panel, who knows by now who the bidders are and has seen no bid,
 * declares whether there is a conflict of interest. A conflict locks the member out of the tender;
 * the first declaration without one starts the evaluation. It is made once and stands.
 *
 * <p>Refused with {@code tender.not-on-panel} to others, {@code evaluation.not-opened} before the
 * bids were opened, {@code evaluation.closed} after the evaluation, {@code
 * evaluation.already-declared} the second time, and as invalid input when a conflict is not
 * described.
 */
@Singleton
public class DeclareConflict {
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final TenderViews tenders;
  private final TenderProgress progress;
  private final AuditLog audit;

  DeclareConflict(
      EvaluationAccess access,
      Evaluations evaluations,
      TenderViews tenders,
      TenderProgress progress,
      AuditLog audit) {
    this.access = access;
    this.evaluations = evaluations;
    this.tenders = tenders;
    this.progress = progress;
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
    TenderViews.Tender tender = tenders.getTender(tenderId);
    EvaluationViews.Member member = access.requireMember(actor, tenderId);
    if (!tender.status().hasReached(TenderStatus.OPENED)) {
      throw new Refusal.RuleBroken("evaluation.not-opened", tender.number());
    }
    if (tender.status().hasReached(TenderStatus.RECOMMENDED)) {
      throw new Refusal.RuleBroken("evaluation.closed", tender.number());
    }
    if (member.hasDeclared()) {
      throw new Refusal.Conflict("evaluation.already-declared");
    }
    check(hasConflict, statement);

    evaluations.addDeclaration(tenderId, actor.personId(), hasConflict, statement.strip());
    audit.record(
        actor,
        Role.EVALUATOR,
        "tender:" + tenderId,
        "evaluation.conflict-declared",
        "tender",
        tenderId,
        Map.of("hasConflict", hasConflict, "statement", statement.strip()));
    if (!hasConflict && tender.status() == TenderStatus.OPENED) {
      progress.advance(
          actor, Role.EVALUATOR, tenderId, TenderStatus.Event.START_EVALUATION, Map.of());
    }
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

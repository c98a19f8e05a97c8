package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeEntry.QuestionPut;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * The chair of the examination panel puts the recommended awards of a tender to the first of the
 * standing committees that their value needs; {@link CloseDecision} carries the question on. What
 * is put is kept as canonical JSON with its SHA-256, which every vote names.
 *
 * <p>Refused with {@code committee.not-panel-chair} to other members of the panel, {@code
 * tender.wrong-status} when no recommendation stands, {@code committee.question-open} when one
 * waits already, and as {@link ReachLevels} says when the committees cannot be asked.
 *
 * <p>Also refused with {@code committee.too-few-members}.
 *
 * <p>A fault in the input has the code {@code committee.levels-by-value}.
 */
@Singleton
public class PutQuestion {
  private final Decisions decisions;
  private final TenderQueries tenders;
  private final ReachLevels reachLevels;
  private final CanonicalJson documents;
  private final AuditLog audit;

  PutQuestion(
      Decisions decisions,
      TenderQueries tenders,
      ReachLevels reachLevels,
      CanonicalJson documents,
      AuditLog audit) {
    this.decisions = decisions;
    this.tenders = tenders;
    this.reachLevels = reachLevels;
    this.documents = documents;
    this.audit = audit;
  }

  /**
   * Returns the number of the decision to be taken.
   *
   * @param asked the committee asked for, where the rule set of the tender leaves it open
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long run(Actor actor, @Nullable CommitteeCode asked, AwardQuestion question) {
    actor.require(Role.EVALUATOR);
    long tenderId = question.tenderId();
    if (!tenders.requirePanelMember(tenderId, actor.personId(), Panel.EXAMINATION).chair()) {
      throw new Refusal.NotPermitted("committee.not-panel-chair");
    }
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    if (tender.status() != TenderStatus.RECOMMENDED) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    if (decisions.findOpen(tenderId).isPresent()) {
      throw new Refusal.Conflict("committee.question-open", tender.number());
    }
    Levels.Recommendation recommendation = reachLevels.begin(tenderId, actor.personId(), asked);
    ReachLevels.PendingQuestion put =
        reachLevels.put(recommendation, 1, question, documents, actor.personId());
    audit.record(
        actor,
        Role.EVALUATOR,
        new QuestionPut(
            tenderId,
            put.decisionId(),
            put.committee().name(),
            put.sha256(),
            recommendation.valueSar()));
    return put.decisionId();
  }
}

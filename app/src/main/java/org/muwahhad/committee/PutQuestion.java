package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * The chair of the examination panel puts the recommended awards of a tender to a standing
 * committee. What is put is kept as canonical JSON with its SHA-256, which every vote names.
 *
 * <p>Refused with {@code tender.wrong-status} when no recommendation stands, {@code
 * committee.question-open} when one waits already, and {@code committee.too-few-members} when the
 * committee's seats cannot make the quorum.
 */
@Singleton
public class PutQuestion {
  private final Decisions decisions;
  private final TenderViews tenders;
  private final QuestionDocument documents;
  private final AuditLog audit;

  PutQuestion(
      Decisions decisions, TenderViews tenders, QuestionDocument documents, AuditLog audit) {
    this.decisions = decisions;
    this.tenders = tenders;
    this.documents = documents;
    this.audit = audit;
  }

  /** Returns the number of the decision to be taken. */
  @Transactional(Transactional.TxType.MANDATORY)
  public long run(Actor actor, CommitteeCode code, AwardQuestion question) {
    actor.require(Role.EVALUATOR);
    long tenderId = question.tenderId();
    if (!tenders.requirePanelMember(tenderId, actor.personId(), Panel.EXAMINATION).chair()) {
      throw new Refusal.NotPermitted("committee.not-panel-chair");
    }
    TenderViews.Tender tender = tenders.getTender(tenderId);
    if (tender.status() != TenderStatus.RECOMMENDED) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    if (decisions.findOpen(tenderId).isPresent()) {
      throw new Refusal.Conflict("committee.question-open", tender.number());
    }
    long committeeId = decisions.getCommitteeId(code);
    Decisions.Committee committee = decisions.getCommittee(committeeId, tenderId);
    if (committee.states() < committee.quorum()) {
      throw new Refusal.RuleBroken(
          "committee.too-few-members", committee.states(), committee.quorum());
    }

    String document = documents.write(question);
    String sha256 = Sha256.of(document);
    decisions.insert(tenderId, committeeId, sha256, document, actor.personId());
    long id = decisions.findOpen(tenderId).orElseThrow();
    audit.record(
        actor,
        Role.EVALUATOR,
        "tender:" + tenderId,
        "committee.question-put",
        "decision",
        id,
        Map.of("committee", code.name(), "sha256", sha256));
    return id;
  }
}

package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.SubmissionEndorsed;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Refusal;

/**
 * The national coordinator of the entity's state endorses what was submitted, exactly as the
 * coordinator saw it; only endorsed demand goes into a tender. Publishes {@link
 * SubmissionEndorsed}.
 *
 * <p>Refused with {@code demand.wrong-status} when it is not submitted, {@code
 * demand.endorsement-over} after the time for it, {@code demand.round-finished}, and a conflict
 * when it is no longer the version seen.
 */
@Singleton
public class EndorseSubmission {
  private final Submissions submissions;
  private final AuditLog audit;

  EndorseSubmission(Submissions submissions, AuditLog audit) {
    this.submissions = submissions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long submissionId, int version) {
    Submissions.SubmissionState facts = submissions.getLocked(actor, submissionId);
    actor.requireCoordinatorOf(facts.stateCode());
    facts.requireEvent(SubmissionStatus.SubmissionEvent.ENDORSE);
    facts.requireEndorsementTime();

    if (submissions.endorse(submissionId, facts.status(), actor.personId(), version) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor, new SubmissionEndorsed(submissionId, facts.receiptCount(), facts.lineCount()));
  }
}

package org.muwahhad.demand.submission;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.SubmissionStarted;
import org.muwahhad.demand.DemandEntry.SubmissionTakenUp;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.round.Rounds;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/**
 * A procurement officer begins the demand of the entity in a round. There is one for each entity
 * and round: starting again leads to the same one, and takes one that was withdrawn up again.
 *
 * <p>Refused with {@code demand.state-not-invited}, with {@code organisation.entity-closed} when
 * the entity no longer takes part, and with {@code demand.round-not-open} and {@code
 * demand.round-closed} outside the round's window by the database's clock.
 */
@Singleton
public class StartSubmission {
  private final Rounds rounds;
  private final Submissions submissions;
  private final AskableItemQueries catalog;
  private final AuditLog audit;
  private final DatabaseClock clock;

  StartSubmission(
      Rounds rounds,
      Submissions submissions,
      AskableItemQueries catalog,
      AuditLog audit,
      DatabaseClock clock) {
    this.rounds = rounds;
    this.submissions = submissions;
    this.catalog = catalog;
    this.audit = audit;
    this.clock = clock;
  }

  /** Returns the number of the submission. */
  @Transactional
  public long run(Actor actor, long roundId) {
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    Rounds.Round round = rounds.get(roundId);
    if (rounds.countInvitations(roundId, officer.state()) == 0) {
      throw new Refusal.RuleBroken("demand.state-not-invited", round.code());
    }
    Optional<Long> existing = submissions.findId(roundId, officer.entity());
    if (existing.isPresent()) {
      return takeUp(actor, existing.get());
    }
    requireTakingPart(officer);
    Instant now = clock.now();
    if (round.status() != RoundStatus.OPEN
        || now.isBefore(round.opensAt())
        || !now.isBefore(round.closesAt())) {
      Instant closed = round.closedAt();
      throw Submissions.outsideWindow(closed == null ? round.closesAt() : closed, now);
    }
    return begin(actor, officer, round);
  }

  private long begin(Actor actor, Grant officer, Rounds.Round round) {
    try {
      submissions.begin(round.id(), officer.entity(), officer.state(), actor.personId());
    } catch (DataAccessException e) {
      // A colleague was quicker by a moment: theirs is the one.
      return submissions.findId(round.id(), officer.entity()).orElseThrow(() -> e);
    }
    long id = submissions.findId(round.id(), officer.entity()).orElseThrow();
    audit.record(actor, new SubmissionStarted(id, round.code(), officer.entity()));
    return id;
  }

  private long takeUp(Actor actor, long id) {
    Submissions.SubmissionState submission = submissions.getLocked(id);
    if (submission.status() != SubmissionStatus.WITHDRAWN) {
      return id;
    }
    requireTakingPart(actor.require(Role.PROCUREMENT_OFFICER));
    submission.requireEvent(SubmissionStatus.SubmissionEvent.TAKE_UP);
    if (!submission.windowIsOpen()) {
      throw submission.outsideWindow(submission.now());
    }
    if (submissions.moveInWindow(submission, SubmissionStatus.SubmissionEvent.TAKE_UP) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new SubmissionTakenUp(id, submission.roundCode()));
    return id;
  }

  private void requireTakingPart(Grant officer) {
    if (catalog.countClosed(officer.entity()) > 0) {
      throw new Refusal.RuleBroken("organisation.entity-closed");
    }
  }
}

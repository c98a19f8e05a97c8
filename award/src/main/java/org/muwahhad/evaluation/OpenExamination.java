package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationEntry.ExaminationOpened;

/**
 * Opens the next examination of the lots that returned to the panel, in the transaction of the act
 * that returned them. Checks, scores and agreed scores of the bids for these lots are carried into
 * it and may change there, each with a reason; what the examination before found, and its rankings,
 * stay as they were. Other lots and bids are not touched.
 *
 * <p>Declarations on conflicts of interest hold: they were made about all bidders of the tender,
 * and no bidder joins it later.
 */
@Singleton
public class OpenExamination {
  private final Examinations examinations;
  private final ExaminationQueries queries;
  private final AuditLog audit;

  OpenExamination(Examinations examinations, ExaminationQueries queries, AuditLog audit) {
    this.examinations = examinations;
    this.queries = queries;
    this.audit = audit;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void run(Actor actor, Role as, long tenderId) {
    audit.record(actor, as, open(actor.personId(), tenderId));
  }

  /** Where no act of a person returned the lots, but the quantities that the states confirmed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void runBySystem(long tenderId) {
    audit.recordSystem(open(null, tenderId));
  }

  private ExaminationOpened open(@Nullable Long personId, long tenderId) {
    int number = queries.current(tenderId) + 1;
    examinations.add(tenderId, number, personId);
    examinations.addLots(tenderId, number);
    int bids = examinations.addBids(tenderId, number);
    examinations.keepRankings(tenderId, number);
    examinations.advance(tenderId, number);
    examinations.carryChecks(tenderId, number);
    examinations.carryScores(tenderId, number);
    examinations.carryConsensus(tenderId, number);
    examinations.carryRankings(tenderId, number);
    return new ExaminationOpened(tenderId, number, lots(tenderId, number), bids);
  }

  /** The lots and what returned each, such as {@code 1 COMPLAINT, 3 DEBARMENT}. */
  private String lots(long tenderId, int number) {
    return examinations.listReturned(tenderId, number).stream()
        .map(r -> r.lotNumber() + " " + r.origin())
        .collect(Collectors.joining(", "));
  }
}

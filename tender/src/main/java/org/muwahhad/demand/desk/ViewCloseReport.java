package org.muwahhad.demand.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Scope;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.submission.DemandAmendments;
import org.muwahhad.shared.Refusal;

/**
 * What of a closed round did not become demand, line by line and why, which amendments were not
 * finished in time, which entities stated none, and what was endorsed beyond a budget and why:
 * nothing is dropped silently. Central buyers and auditors see all, a coordinator the state, an
 * officer the entity.
 *
 * <p>Refused with {@code demand.no-close-report} before the round is closed.
 */
@Singleton
public class ViewCloseReport {
  /** Lines on one page. */
  public static final int PAGE_SIZE = 100;

  /** The most lines one file holds: more than all rounds of a year have. */
  static final int FILE_SIZE = 1_000_000;

  private final RoundQueries rounds;
  private final CloseReportQueries queries;
  private final DemandAmendments amendments;

  ViewCloseReport(RoundQueries rounds, CloseReportQueries queries, DemandAmendments amendments) {
    this.amendments = amendments;
    this.rounds = rounds;
    this.queries = queries;
  }

  /**
   * One page of the report.
   *
   * @param total lines of the whole report
   * @param unfinished amendments that were not submitted before the close
   * @param silent entities that began no submission
   * @param overBudget submissions endorsed although a budget of their state is exceeded by them
   */
  public record CloseReportView(
      RoundQueries.RoundRow round,
      long total,
      List<CloseReportQueries.LeftOutLine> lines,
      List<DemandAmendments.UnfinishedAmendment> unfinished,
      List<RoundQueries.EntityProgress> silent,
      List<CloseReportQueries.OverBudgetSubmission> overBudget) {}

  /** A page of the report, from 1. */
  @Transactional
  public CloseReportView get(Actor actor, long roundId, int page) {
    return read(actor, roundId, PAGE_SIZE, (long) (Math.max(1, page) - 1) * PAGE_SIZE);
  }

  /** The whole report. */
  @Transactional
  public CloseReportView getAll(Actor actor, long roundId) {
    return read(actor, roundId, FILE_SIZE, 0);
  }

  private CloseReportView read(Actor actor, long roundId, int limit, long offset) {
    Scope scope = DemandReaders.scope(actor);
    RoundQueries.RoundRow round = rounds.getRow(roundId);
    if (round.status() != RoundStatus.CLOSED && round.status() != RoundStatus.AGGREGATED) {
      throw new Refusal.RuleBroken("demand.no-close-report");
    }
    return new CloseReportView(
        round,
        queries.count(roundId, scope.state(), scope.entityId()),
        queries.list(roundId, scope.state(), scope.entityId(), limit, offset),
        amendments.listOfRound(roundId, scope.state(), scope.entityId()),
        queries.listSilent(roundId, scope.state(), scope.entityId()),
        queries.listOverBudget(roundId, scope.state(), scope.entityId()));
  }
}

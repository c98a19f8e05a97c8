package org.muwahhad.demand.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.submission.DemandAmendments;
import org.muwahhad.shared.Refusal;

/**
 * What of a closed round did not become demand, line by line and why, which amendments were not
 * finished in time, and which entities stated none: nothing is dropped silently. Central buyers and
 * auditors see all, a coordinator the state, an officer the entity.
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
   */
  public record Report(
      RoundQueries.RoundRow round,
      long total,
      List<CloseReportQueries.LeftOutLine> lines,
      List<DemandAmendments.UnfinishedAmendment> unfinished,
      List<RoundQueries.EntityProgress> silent) {}

  private record Reach(String state, long entity) {}

  /** A page of the report, from 1. */
  @Transactional
  public Report get(Actor actor, long roundId, int page) {
    return read(actor, roundId, PAGE_SIZE, (long) (Math.max(1, page) - 1) * PAGE_SIZE);
  }

  /** The whole report. */
  @Transactional
  public Report getAll(Actor actor, long roundId) {
    return read(actor, roundId, FILE_SIZE, 0);
  }

  private Report read(Actor actor, long roundId, int limit, long offset) {
    Reach reach = reach(actor);
    RoundQueries.RoundRow round = rounds.getRow(roundId);
    if (round.status() != RoundStatus.CLOSED && round.status() != RoundStatus.AGGREGATED) {
      throw new Refusal.RuleBroken("demand.no-close-report");
    }
    return new Report(
        round,
        queries.count(roundId, reach.state(), reach.entity()),
        queries.list(roundId, reach.state(), reach.entity(), limit, offset),
        amendments.listOfRound(roundId, reach.state(), reach.entity()),
        queries.listSilent(roundId, reach.state(), reach.entity()));
  }

  private static Reach reach(Actor actor) {
    if (DemandReaders.seesAll(actor)) {
      return new Reach("", 0);
    }
    Optional<Grant> coordinator = actor.find(Role.NATIONAL_COORDINATOR);
    if (coordinator.isPresent()) {
      return new Reach(coordinator.get().state(), 0);
    }
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    return new Reach(officer.state(), officer.entity());
  }
}

package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Scope;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * Submissions as a person may see them: central buyers and auditors all of them, a coordinator
 * those of the state, an officer the one of the entity. Another's is not found. The lines of what
 * was not handed in yet are for the officers of its entity alone; the others see how far it is.
 */
@Singleton
public class ViewSubmissions {
  private final SubmissionQueries queries;
  private final LastDemandQueries lastDemand;
  private final ExchangeRateQueries rates;

  ViewSubmissions(
      SubmissionQueries queries, LastDemandQueries lastDemand, ExchangeRateQueries rates) {
    this.lastDemand = lastDemand;
    this.queries = queries;
    this.rates = rates;
  }

  /**
   * A submission with everything that belongs to it.
   *
   * @param lines none when they are withheld
   * @param linesWithheld whether there may be lines that are the entity's own as yet
   * @param lastRounds what the entity asked for of each item in the last round before, for the
   *     coordinator of its state; none for others
   * @param totalUsd the sum in US dollars at the newest rate, or null when there is no rate
   */
  public record SubmissionView(
      SubmissionQueries.SubmissionRow submission,
      List<SubmissionQueries.LineRow> lines,
      boolean linesWithheld,
      List<SubmissionQueries.ReceiptRow> receipts,
      List<SubmissionQueries.HistoryRow> history,
      List<LastDemandQueries.LastDemand> lastRounds,
      @Nullable Money totalUsd) {

    /** What was asked for in the last round of the item of a line, or null. */
    public LastDemandQueries.@Nullable LastDemand lastOf(SubmissionQueries.LineRow line) {
      return LastDemandQueries.find(
              lastRounds,
              LastDemandQueries.item(submission.entityId(), line.itemCode(), line.unitCode()))
          .orElse(null);
    }

    /** What all lines together ask for of the item of a line, in its unit. */
    public BigDecimal asked(SubmissionQueries.LineRow line) {
      return lines.stream()
          .filter(l -> l.itemCode().equals(line.itemCode()) && l.unitCode().equals(line.unitCode()))
          .map(SubmissionQueries.LineRow::quantity)
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }

  /** One submission. */
  @Transactional
  public SubmissionView get(Actor actor, long submissionId) {
    SubmissionQueries.SubmissionRow row =
        queries
            .findRow(submissionId)
            .filter(r -> DemandReaders.mayRead(actor, r.stateCode(), r.entityId()))
            .orElseThrow(() -> new Refusal.NotFound("submission " + submissionId));
    boolean withheld = !DemandReaders.mayReadLines(actor, row.entityId(), row.linesOpen());
    return new SubmissionView(
        row,
        withheld ? List.of() : queries.listLines(submissionId),
        withheld,
        queries.listReceipts(submissionId),
        queries.listHistory(Long.toString(submissionId)),
        withheld || !Scope.isCoordinatorOf(actor, row.stateCode())
            ? List.of()
            : lastDemand.listItems(row.roundId(), row.stateCode(), row.entityId()),
        rates.today().find(row.sum(), "USD").orElse(null));
  }

  /** The submissions of a round that the person may see. */
  @Transactional
  public List<SubmissionQueries.SubmissionRow> listOfRound(Actor actor, long roundId) {
    Scope scope = DemandReaders.scope(actor);
    if (scope.isOfAll()) {
      return queries.listOfRound(roundId);
    }
    return scope.isOfEntity()
        ? queries.findOfEntity(roundId, scope.entityId()).stream().toList()
        : queries.listOfState(roundId, scope.state());
  }
}

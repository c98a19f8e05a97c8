package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
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
  private final ExchangeRateQueries rates;

  ViewSubmissions(SubmissionQueries queries, ExchangeRateQueries rates) {
    this.queries = queries;
    this.rates = rates;
  }

  /**
   * A submission with everything that belongs to it.
   *
   * @param lines none when they are withheld
   * @param linesWithheld whether there may be lines that are the entity's own as yet
   * @param totalUsd the sum in US dollars at the newest rate, or null when there is no rate
   */
  public record SubmissionView(
      SubmissionQueries.SubmissionRow submission,
      List<SubmissionQueries.LineRow> lines,
      boolean linesWithheld,
      List<SubmissionQueries.ReceiptRow> receipts,
      List<SubmissionQueries.HistoryRow> history,
      @Nullable Money totalUsd) {}

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

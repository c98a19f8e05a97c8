package org.muwahhad.demand.desk;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.demand.round.DemandReaders;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.ViewSubmissions;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Rounding;

/**
 * What stands behind one line: what the entity asked for of the item in other rounds, and, for the
 * coordinator of the state and those who see all, what the state's other entities ask for in this
 * round. Not found when the submission is not the person's to see.
 */
@Singleton
public class ViewLineHistory {
  private final ViewSubmissions viewSubmissions;
  private final DemandDeskQueries desk;
  private final LineHistoryQueries queries;

  ViewLineHistory(
      ViewSubmissions viewSubmissions, DemandDeskQueries desk, LineHistoryQueries queries) {
    this.viewSubmissions = viewSubmissions;
    this.desk = desk;
    this.queries = queries;
  }

  /**
   * What was asked for of the item, by round or by entity.
   *
   * @param total without VAT, in {@code currency}
   * @param closesAt of the round, UTC
   */
  @Introspected
  @MappedEntity("submission")
  public record PastDemand(
      @Id long submissionId,
      @Relation(EMBEDDED) Bilingual name,
      String roundCode,
      Instant closesAt,
      SubmissionStatus status,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      BigDecimal total,
      String currency) {
    public Money sum() {
      return Money.rounded(total, currency);
    }

    /** The average price of one unit, rounded half up to the currency's decimals. */
    public Money price() {
      return new Money(Rounding.average(total, quantity, currency), currency);
    }
  }

  /** The line with what stands behind it; others is empty for the officer. */
  public record LineHistoryView(
      SubmissionQueries.SubmissionRow submission,
      DemandDeskQueries.DeskLine line,
      List<PastDemand> rounds,
      List<PastDemand> others) {}

  @Transactional
  public LineHistoryView get(Actor actor, long submissionId, int lineNumber) {
    ViewSubmissions.SubmissionView view = viewSubmissions.get(actor, submissionId);
    SubmissionQueries.SubmissionRow row = view.submission();
    DemandDeskQueries.DeskLine line =
        desk.listLinesOf(submissionId).stream()
            .filter(l -> l.lineNumber() == lineNumber && !view.linesWithheld())
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("line " + lineNumber));
    boolean seesState =
        DemandReaders.seesAll(actor)
            || actor
                .find(Role.NATIONAL_COORDINATOR)
                .filter(g -> g.state().equals(row.stateCode()))
                .isPresent();
    return new LineHistoryView(
        row,
        line,
        queries.listRounds(row.entityId(), line.itemId(), Scope.isOfficerOf(actor, row.entityId())),
        seesState
            ? queries.listOthers(row.roundId(), row.stateCode(), row.entityId(), line.itemId())
            : List.of());
  }
}

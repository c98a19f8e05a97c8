package org.muwahhad.demand.form;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.demand.budget.Ceilings;
import org.muwahhad.demand.desk.CategorySums;
import org.muwahhad.demand.desk.DemandDeskQueries;
import org.muwahhad.demand.desk.UnusualLines;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.demand.submission.DemandLines;
import org.muwahhad.demand.submission.LineCheck;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.RiyadhDay;

/**
 * What is pointed out of the lines of a submission before it is sent: those that {@link
 * UnusualLines} finds, for which the entity's own lines alone are read, days before an award can
 * be, and the budget of the entity.
 */
@Singleton
class FindWarnings {
  private final DemandDeskQueries queries;
  private final Ceilings ceilings;
  private final ExchangeRateQueries rates;

  FindWarnings(DemandDeskQueries queries, Ceilings ceilings, ExchangeRateQueries rates) {
    this.queries = queries;
    this.ceilings = ceilings;
    this.rates = rates;
  }

  /** About the lines as they are stored. */
  Warnings stored(SubmissionQueries.SubmissionRow own) {
    return about(own, queries.listLinesOf(own.id()), own.sum());
  }

  /** About lines that are text as yet, such as those of an amendment. */
  Warnings typed(
      SubmissionQueries.SubmissionRow own, List<LineCheck.CheckedLine> checked, Money total) {
    Map<Long, DemandDeskQueries.RevisionRow> revisions =
        queries
            .listRevisions(checked.stream().map(c -> c.line().revisionId()).distinct().toList())
            .stream()
            .collect(Collectors.toMap(DemandDeskQueries.RevisionRow::id, Function.identity()));
    List<DemandDeskQueries.DeskLine> lines =
        checked.stream()
            .map(LineCheck.CheckedLine::line)
            .map(l -> line(own, l, Objects.requireNonNull(revisions.get(l.revisionId()))))
            .toList();
    return about(own, lines, total);
  }

  private Warnings about(
      SubmissionQueries.SubmissionRow own, List<DemandDeskQueries.DeskLine> lines, Money total) {
    LocalDate earliest = RiyadhDay.of(own.endorsementUntil()).plusDays(queries.countDaysToAward());
    return new Warnings(
        CategorySums.of(queries.listBudgets(own.roundId(), own.stateCode()), lines),
        new UnusualLines(
                queries.listPast(
                    queries.listLastRounds(own.roundId(), own.stateCode()), own.stateCode()),
                rates.today())
            .find(lines),
        earliest,
        lines.stream().filter(l -> isBefore(l.needBy(), earliest)).toList(),
        ceilings.find(own.roundId(), own.entityId()).map(b -> b.left(total)).orElse(null));
  }

  private static DemandDeskQueries.DeskLine line(
      SubmissionQueries.SubmissionRow own,
      DemandLines.DemandLine line,
      DemandDeskQueries.RevisionRow revision) {
    return new DemandDeskQueries.DeskLine(
        line.id(),
        own.id(),
        own.entityId(),
        own.entityName(),
        // What is not submitted yet is endorsed in no part, whatever the version in force is.
        SubmissionStatus.DRAFT,
        line.lineNumber(),
        revision.itemId(),
        revision.itemCode(),
        revision.name(),
        revision.categoryCode(),
        line.unitCode(),
        revision.unit(),
        line.quantity(),
        line.estimatedUnitPrice(),
        line.currency(),
        revision.benchmarkPrice(),
        revision.benchmarkCurrency(),
        line.needBy(),
        line.siteId());
  }

  private static boolean isBefore(@Nullable LocalDate day, LocalDate earliest) {
    return day != null && day.isBefore(earliest);
  }
}

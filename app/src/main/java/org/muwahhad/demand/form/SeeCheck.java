package org.muwahhad.demand.form;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.budget.Ceilings;
import org.muwahhad.demand.desk.CategorySums;
import org.muwahhad.demand.desk.DeskRows;
import org.muwahhad.demand.desk.UnusualLines;
import org.muwahhad.demand.submission.ReviewDemand;
import org.muwahhad.demand.submission.SeeSubmissions;
import org.muwahhad.demand.submission.SubmissionViews;
import org.muwahhad.shared.ExchangeRates;
import org.muwahhad.shared.Money;

/**
 * Everything an officer looks at once more before the demand is submitted: the lines, the sums by
 * category, and what is pointed out: unusual lines ({@link UnusualLines}, for which the entity's
 * own lines alone are read), days before an award can be, and the budget of the entity. Changes
 * nothing; refused as {@link ReviewDemand} refuses.
 */
@Singleton
public class SeeCheck {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private final ReviewDemand reviewDemand;
  private final SeeSubmissions seeSubmissions;
  private final DeskRows rows;
  private final Ceilings ceilings;
  private final ExchangeRates rates;

  SeeCheck(
      ReviewDemand reviewDemand,
      SeeSubmissions seeSubmissions,
      DeskRows rows,
      Ceilings ceilings,
      ExchangeRates rates) {
    this.reviewDemand = reviewDemand;
    this.seeSubmissions = seeSubmissions;
    this.rows = rows;
    this.ceilings = ceilings;
    this.rates = rates;
  }

  /**
   * What to check.
   *
   * @param earliestAward day in Riyadh before which the rules allow no award: end of endorsement,
   *     shortest bid period and standstill
   * @param early lines needed before that day
   * @param left of the entity's budget ceiling, negative when it is passed; null when none is set
   */
  @Serdeable
  public record Check(
      SeeSubmissions.Sheet sheet,
      List<CategorySums.Sum> categories,
      List<UnusualLines.Finding> unusual,
      LocalDate earliestAward,
      List<DeskRows.DeskLine> early,
      @Nullable Money left) {
    public boolean hasWarnings() {
      return !unusual.isEmpty() || !early.isEmpty() || isOverCeiling();
    }

    public boolean isOverCeiling() {
      return left != null && left.amount().signum() < 0;
    }
  }

  @Transactional
  public Check get(Actor actor, long submissionId) {
    reviewDemand.run(actor, submissionId);
    SeeSubmissions.Sheet sheet = seeSubmissions.get(actor, submissionId);
    SubmissionViews.SubmissionRow own = sheet.submission();
    List<DeskRows.DeskLine> lines = rows.listLinesOf(submissionId);
    LocalDate earliest =
        LocalDate.ofInstant(own.endorsementUntil(), RIYADH).plusDays(rows.countDaysToAward());
    return new Check(
        sheet,
        CategorySums.of(rows.listBudgets(own.roundId(), own.stateCode()), lines),
        new UnusualLines(
                rows.listPast(rows.listLastRounds(own.roundId(), own.stateCode()), own.stateCode()),
                rates.today())
            .find(lines),
        earliest,
        lines.stream().filter(l -> isBefore(l.needBy(), earliest)).toList(),
        ceilings.find(own.roundId(), own.entityId()).map(b -> b.left(own.sum())).orElse(null));
  }

  private static boolean isBefore(@Nullable LocalDate day, LocalDate earliest) {
    return day != null && day.isBefore(earliest);
  }
}

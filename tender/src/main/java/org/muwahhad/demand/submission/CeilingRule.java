package org.muwahhad.demand.submission;

import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/** Holds the demand of an entity against its budget ceiling, as the database does once more. */
public final class CeilingRule {
  private CeilingRule() {}

  /**
   * Lets lines pass that keep to the ceiling.
   *
   * @throws Refusal.RuleBroken {@code demand.over-ceiling} when the ceiling is hard and passed
   */
  static void require(Submissions.SubmissionState submission, List<LineCheck.CheckedLine> lines) {
    BigDecimal ceiling = submission.hardCeiling();
    if (ceiling != null && sum(submission, lines).amount().compareTo(ceiling) > 0) {
      throw new Refusal.RuleBroken("demand.over-ceiling");
    }
  }

  /** The sum of the lines without VAT, in the currency of the entity's state. */
  public static Money sum(
      Submissions.SubmissionState submission, List<LineCheck.CheckedLine> lines) {
    return lines.stream()
        .map(LineCheck.CheckedLine::line)
        .map(l -> Money.rounded(l.estimatedUnitPrice(), l.currency()).times(l.quantity()))
        .reduce(Money.zero(submission.currency()), Money::plus);
  }
}

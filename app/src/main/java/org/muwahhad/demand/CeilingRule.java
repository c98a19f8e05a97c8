package org.muwahhad.demand;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/** Holds the demand of an entity against its budget ceiling, as the database does once more. */
@Singleton
class CeilingRule {
  private final Ceilings ceilings;

  CeilingRule(Ceilings ceilings) {
    this.ceilings = ceilings;
  }

  /**
   * @throws Refusal.RuleBroken {@code demand.over-ceiling} when the ceiling is hard and passed
   */
  void require(Submissions.Facts facts, List<LineCheck.Checked> lines) {
    Money sum =
        lines.stream()
            .map(LineCheck.Checked::line)
            .map(l -> Money.rounded(l.estimatedUnitPrice(), l.currency()).times(l.quantity()))
            .reduce(Money.zero(facts.currency()), Money::plus);
    boolean refused =
        ceilings
            .find(facts.roundId(), facts.entityId())
            .filter(c -> c.hard() && c.isPassedBy(sum))
            .isPresent();
    if (refused) {
      throw new Refusal.RuleBroken("demand.over-ceiling");
    }
  }
}

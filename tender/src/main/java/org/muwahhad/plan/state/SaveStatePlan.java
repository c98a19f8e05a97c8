package org.muwahhad.plan.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.plan.PlanEntry.NeedPlanned;
import org.muwahhad.plan.PlanEntry.StatePlanSaved;
import org.muwahhad.shared.CodeName;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The coordinator of a state saves the needs of the edition that is drafted, in place of those that
 * stood there.
 *
 * <p>Refused with {@code plan.not-editable} once the edition is submitted, with a conflict when it
 * is no longer the version that was seen, and as invalid input.
 *
 * <p>Faults in the input have the codes {@code plan.category-twice}, {@code plan.not-a-group} and
 * {@code plan.too-large}.
 */
@Singleton
public class SaveStatePlan {
  private static final BigDecimal LARGEST = new BigDecimal("999999999999");
  private final StatePlans plans;
  private final StatePlanQueries queries;
  private final AuditLog audit;

  SaveStatePlan(StatePlans plans, StatePlanQueries queries, AuditLog audit) {
    this.plans = plans;
    this.queries = queries;
    this.audit = audit;
  }

  /**
   * What a state needs of a group of categories, by quarter.
   *
   * @param category code of the group
   * @param q1 estimate of the first quarter without VAT, in the currency of the plan; none where
   *     nothing is planned, as in the other quarters
   */
  public record CategoryNeeds(
      String category,
      @Nullable BigDecimal q1,
      @Nullable BigDecimal q2,
      @Nullable BigDecimal q3,
      @Nullable BigDecimal q4) {

    /** The estimates of all four quarters, in order, with null where none is planned. */
    private @Nullable BigDecimal[] quarters() {
      return new @Nullable BigDecimal[] {q1, q2, q3, q4};
    }
  }

  /**
   * A plan as it is to be.
   *
   * @param reason why it replaces the edition before; may wait until it is submitted
   * @param version of the plan that was seen
   */
  public record StatePlanContent(List<CategoryNeeds> rows, @Nullable String reason, int version) {}

  @Transactional
  public void run(Actor actor, long planId, StatePlanContent content) {
    StatePlans.StatePlan plan = plans.getDraft(actor, planId);
    String reason = content.reason() == null ? "" : content.reason().strip();
    List<NeedPlanned> needs = check(content, reason, plan.currency());
    if (plans.revise(planId, reason, content.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }

    plans.deleteNeeds(planId);
    needs.forEach(n -> plans.addNeed(planId, n.category(), n.quarter(), n.amount()));
    audit.record(actor, new StatePlanSaved(planId, needs.size()));
  }

  /** The needs of a plan, once nothing is wrong with them. */
  private List<NeedPlanned> check(StatePlanContent content, String reason, String currency) {
    Faults faults = new Faults().atMost("reason", reason, 1000).present("rows", content.rows());
    faults.throwIfAny();
    Set<String> groups = groups(content.rows());
    Set<String> seen = new HashSet<>();
    List<NeedPlanned> needs = new ArrayList<>();
    for (int i = 0; i < content.rows().size(); i++) {
      CategoryNeeds row = content.rows().get(i);
      String at = "rows[" + i + "].";
      faults
          .check(groups.contains(row.category()), at + "category", "plan.not-a-group")
          .check(seen.add(row.category()), at + "category", "plan.category-twice");
      @Nullable BigDecimal[] quarters = row.quarters();
      for (int q = 0; q < quarters.length; q++) {
        BigDecimal amount = quarters[q];
        if (amount != null && amount.signum() != 0) {
          String field = at + "q" + (q + 1);
          faults
              .price(field, amount, currency)
              .check(amount.compareTo(LARGEST) <= 0, field, "plan.too-large");
          needs.add(new NeedPlanned(row.category(), q + 1, amount));
        }
      }
    }
    faults.throwIfAny();
    return needs;
  }

  private Set<String> groups(List<CategoryNeeds> rows) {
    if (rows.isEmpty()) {
      return Set.of();
    }
    return queries.listKnown(rows.stream().map(CategoryNeeds::category).toList()).stream()
        .map(CodeName::code)
        .collect(Collectors.toSet());
  }
}

package org.muwahhad.plan.joint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;

/**
 * What all states together need of a group of categories, in the currency of joint plans.
 *
 * @param code of the group
 * @param quarters the four quarters, zero where nothing is planned or published
 * @param editions for each quarter the edition whose figure it is; 0 where it is of none
 */
public record JointNeeds(
    String code, Bilingual name, List<Money> quarters, List<Integer> editions) {
  /** The currency in which the plans of the states are added up. */
  static final String CURRENCY = "USD";

  private static final int QUARTERS = 4;

  public JointNeeds {
    quarters = List.copyOf(quarters);
    editions = List.copyOf(editions);
  }

  /** Whether an edition tells the figure of an earlier one for a quarter, from 0. */
  public boolean isEarlier(int quarter, int edition) {
    return editions.get(quarter) != 0 && editions.get(quarter) != edition;
  }

  /** The whole year. */
  public Money total() {
    return quarters.stream().reduce(Money::plus).orElseThrow();
  }

  /** What the plans in force come to at some rates; each need is converted and rounded alone. */
  static List<JointNeeds> of(List<JointPlanQueries.NeedInForce> needs, Conversion rates) {
    Map<String, JointNeeds> groups = new LinkedHashMap<>();
    for (JointPlanQueries.NeedInForce need : needs) {
      groups.merge(
          need.code(),
          one(need.code(), need.name(), need.quarter(), rates.convert(need.money(), CURRENCY), 0),
          JointNeeds::plus);
    }
    return List.copyOf(groups.values());
  }

  /** What an edition says of the needs that everybody may read. */
  static List<JointNeeds> published(List<JointPlanQueries.JointFigure> figures, String currency) {
    Map<String, JointNeeds> groups = new LinkedHashMap<>();
    for (JointPlanQueries.JointFigure need : figures) {
      groups.merge(
          need.code(),
          one(
              need.code(),
              need.name(),
              need.quarter(),
              Money.rounded(need.amount(), currency),
              need.edition()),
          JointNeeds::plus);
    }
    return List.copyOf(groups.values());
  }

  private static JointNeeds one(
      String code, Bilingual name, int quarter, Money amount, int edition) {
    List<Money> quarters = new ArrayList<>();
    List<Integer> editions = new ArrayList<>();
    for (int q = 1; q <= QUARTERS; q++) {
      quarters.add(q == quarter ? amount : Money.zero(amount.currency()));
      editions.add(q == quarter ? edition : 0);
    }
    return new JointNeeds(code, name, quarters, editions);
  }

  private JointNeeds plus(JointNeeds other) {
    List<Money> sums = new ArrayList<>();
    List<Integer> of = new ArrayList<>();
    for (int q = 0; q < QUARTERS; q++) {
      sums.add(quarters.get(q).plus(other.quarters.get(q)));
      of.add(Math.max(editions.get(q), other.editions.get(q)));
    }
    return new JointNeeds(code, name, sums, of);
  }
}

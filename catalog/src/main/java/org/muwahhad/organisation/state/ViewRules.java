package org.muwahhad.organisation.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/**
 * The rules of procurement: what each says, its value, where it comes from and since when it holds.
 * Everybody who works in the system reads them, and auditors; suppliers read those of a tender in
 * its dossier.
 */
@Singleton
public class ViewRules {
  private final RuleQueries queries;

  ViewRules(RuleQueries queries) {
    this.queries = queries;
  }

  /**
   * All rules.
   *
   * @param inForce the values that hold today
   * @param others those that hold from a day to come, and those that others replaced
   */
  public record RulesView(
      List<RuleQueries.RuleValue> inForce, List<RuleQueries.RuleValue> others) {}

  @Transactional
  public RulesView get(Actor actor) {
    List<RuleQueries.RuleValue> all = list(actor);
    return new RulesView(
        all.stream().filter(ViewRules::isInForce).toList(),
        all.stream().filter(r -> !isInForce(r)).toList());
  }

  /** All values of all rules, those of a rule together. */
  @Transactional
  public List<RuleQueries.RuleValue> list(Actor actor) {
    if (actor.is(Role.BIDDER) || actor.grants().isEmpty()) {
      throw new Refusal.NotPermitted();
    }
    return queries.list();
  }

  private static boolean isInForce(RuleQueries.RuleValue rule) {
    return rule.standing() == RuleQueries.RuleStanding.IN_FORCE;
  }
}

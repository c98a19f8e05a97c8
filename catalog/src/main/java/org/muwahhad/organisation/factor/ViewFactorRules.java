package org.muwahhad.organisation.factor;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Administrators and auditors see which roles need a second factor, and how many have none. */
@Singleton
public class ViewFactorRules {
  private final FactorRules rules;

  ViewFactorRules(FactorRules rules) {
    this.rules = rules;
  }

  /** The rules of each role, the newest first. */
  @Transactional
  public List<FactorRules.DatedFactorRule> run(Actor actor) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return rules.list(rules.today());
  }
}

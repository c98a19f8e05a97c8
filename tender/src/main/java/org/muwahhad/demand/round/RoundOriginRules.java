package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.plan.intention.IntentionQueries;
import org.muwahhad.shared.Faults;

/** What a round owes to the intention to buy that it comes from, and what to urgency. */
@Singleton
class RoundOriginRules {
  private static final int LONGEST = 1000;
  private final IntentionQueries intentions;

  RoundOriginRules(IntentionQueries intentions) {
    this.intentions = intentions;
  }

  /** Adds what is wrong with where a round comes from. */
  void check(Faults faults, PlanRound.Plan plan) {
    String urgency = plan.urgencyText();
    Long number = plan.intention();
    if (number == null) {
      if (urgency.isEmpty()) {
        faults.check(false, "intention", "demand.origin-missing");
      } else {
        faults.text("urgency", urgency, LONGEST);
      }
      return;
    }
    Optional<IntentionQueries.AnnouncedIntention> intention = intentions.find(number);
    faults
        .check(urgency.isEmpty(), "urgency", "demand.origin-twice")
        .check(intention.isPresent(), "intention", "shared.not-a-choice");
    intention.ifPresent(i -> check(faults, plan, i));
  }

  private void check(
      Faults faults, PlanRound.Plan plan, IntentionQueries.AnnouncedIntention intention) {
    Instant opens = plan.opensAt();
    List<String> invited =
        intentions.listInvited(intention.id()).stream()
            .map(IntentionQueries.IntentionScope::code)
            .toList();
    faults
        .check(intention.withdrawnAt() == null, "intention", "demand.intention-withdrawn")
        .check(intention.roundId() == null, "intention", "demand.intention-used")
        .check(intention.waiting() == 0, "intention", "demand.intention-unanswered")
        .check(intention.daysOver(), "intention", "demand.intention-not-over")
        .check(
            opens == null || !opens.isBefore(intention.roundsFrom()),
            "opensAt",
            "demand.intention-too-recent")
        .check(
            plan.categories().isEmpty()
                || intentions.countBeyond(intention.id(), plan.categories()) == 0,
            "categories",
            "demand.not-of-intention")
        .check(
            plan.states().isEmpty() || plan.states().containsAll(invited),
            "states",
            "demand.states-left-out");
  }
}

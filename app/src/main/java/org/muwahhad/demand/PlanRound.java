package org.muwahhad.demand;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer plans a demand round: its window, the categories it takes and the states it
 * invites. It opens by {@link OpenRound}.
 *
 * <p>Refused with {@code demand.round-code-taken} when the code is used, and as invalid input when
 * a text, category or state is missing or the window does not run forward.
 */
@Singleton
public class PlanRound {
  private final Rounds rounds;
  private final AuditLog audit;
  private final DatabaseClock clock;

  PlanRound(Rounds rounds, AuditLog audit, DatabaseClock clock) {
    this.rounds = rounds;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a round is to be.
   *
   * @param code short stable code, such as {@code R-2026-04}
   * @param opensAt UTC
   * @param closesAt UTC; first submissions are accepted before it
   * @param endorsementUntil UTC; coordinators endorse until then
   * @param categories CPV codes, each with all below it
   * @param states codes of the states invited
   */
  @Serdeable
  public record Plan(
      String code,
      Bilingual name,
      Instant opensAt,
      Instant closesAt,
      Instant endorsementUntil,
      List<String> categories,
      List<String> states) {}

  /** Returns the number of the new round. */
  @Transactional
  public long run(Actor actor, Plan plan) {
    actor.require(Role.CENTRAL_BUYER);
    check(plan);
    if (rounds.existsByCode(plan.code())) {
      throw new Refusal.InvalidInput("code", "demand.round-code-taken", plan.code());
    }

    Instant now = clock.now();
    long id = rounds.save(round(plan, actor, now)).id();
    plan.categories().forEach(c -> rounds.addCategory(id, c));
    plan.states().forEach(s -> rounds.invite(id, s));

    audit.record(
        actor,
        Role.CENTRAL_BUYER,
        "round:" + id,
        "demand.round-planned",
        "round",
        id,
        Map.of(
            "code", plan.code(),
            "opensAt", plan.opensAt().toString(),
            "closesAt", plan.closesAt().toString(),
            "categories", plan.categories(),
            "states", plan.states()));
    return id;
  }

  private void check(Plan plan) {
    new Faults()
        .text("code", plan.code(), 30)
        .text("name.ar", plan.name().ar(), 300)
        .text("name.en", plan.name().en(), 300)
        .check(
            plan.opensAt().isBefore(plan.closesAt()), "closesAt", "demand.round-closes-too-early")
        .check(
            !plan.endorsementUntil().isBefore(plan.closesAt()),
            "endorsementUntil",
            "demand.endorsement-too-early")
        .check(
            !plan.categories().isEmpty()
                && rounds.countCategories(plan.categories()) == plan.categories().size(),
            "categories",
            "demand.categories-missing")
        .check(
            !plan.states().isEmpty() && rounds.countStates(plan.states()) == plan.states().size(),
            "states",
            "demand.states-missing")
        .throwIfAny();
  }

  private static Rounds.Round round(Plan plan, Actor actor, Instant now) {
    return new Rounds.Round(
        0,
        plan.code(),
        plan.name().ar(),
        plan.name().en(),
        plan.opensAt(),
        plan.closesAt(),
        plan.endorsementUntil(),
        RoundStatus.PLANNED,
        null,
        null,
        actor.personId(),
        now,
        now,
        0);
  }
}

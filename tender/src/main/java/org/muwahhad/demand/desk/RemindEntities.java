package org.muwahhad.demand.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.EntityReminded;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.round.Rounds;
import org.muwahhad.demand.submission.StateBudgetQueries;
import org.muwahhad.shared.Refusal;

/**
 * A coordinator reminds entities of their own state that have not answered a round, each once a day
 * at most. Publishes {@link EntityReminded} for each.
 *
 * <p>Refused with {@code demand.state-not-invited}, {@code demand.round-not-open}, {@code
 * demand.has-answered}, {@code demand.reminded-today}, {@code demand.no-officer} or {@code
 * organisation.entity-closed} for one entity, {@code demand.nobody-to-remind} for all, and as not
 * found for an entity of another state. An entity has nobody to remind when no officer of it can
 * sign in.
 */
@Singleton
public class RemindEntities {
  private final Rounds rounds;
  private final StateBudgetQueries states;
  private final DemandReminders reminders;
  private final AuditLog audit;

  RemindEntities(
      Rounds rounds, StateBudgetQueries states, DemandReminders reminders, AuditLog audit) {
    this.rounds = rounds;
    this.states = states;
    this.reminders = reminders;
    this.audit = audit;
  }

  /**
   * Reminds one entity, or every one that was not reminded today.
   *
   * @param entityId none reminds them all
   * @return how many were reminded
   */
  @Transactional
  public int run(Actor actor, long roundId, @Nullable Long entityId) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    Rounds.Round round = rounds.get(roundId);
    if (states.lockState(roundId, state).isEmpty()) {
      throw new Refusal.RuleBroken("demand.state-not-invited", round.code());
    }
    if (round.status() != RoundStatus.OPEN) {
      throw new Refusal.RuleBroken("demand.round-not-open");
    }
    List<DemandReminders.SilentEntity> silent = reminders.listSilent(roundId, state);
    List<DemandReminders.SilentEntity> chosen =
        entityId == null ? all(silent) : List.of(one(silent, entityId, state));
    for (DemandReminders.SilentEntity entity : chosen) {
      reminders.insert(roundId, entity.entityId(), state, actor.personId());
      audit.record(
          actor, new EntityReminded(roundId, entity.entityId(), round.code(), entity.code()));
    }
    return chosen.size();
  }

  private static List<DemandReminders.SilentEntity> all(List<DemandReminders.SilentEntity> silent) {
    List<DemandReminders.SilentEntity> due =
        silent.stream().filter(e -> !e.remindedToday() && e.reachable()).toList();
    if (due.isEmpty()) {
      throw new Refusal.RuleBroken("demand.nobody-to-remind");
    }
    return due;
  }

  private DemandReminders.SilentEntity one(
      List<DemandReminders.SilentEntity> silent, long entityId, String state) {
    if (reminders.countEntities(entityId, state) == 0) {
      throw new Refusal.NotFound("entity " + entityId);
    }
    if (reminders.countClosed(entityId) > 0) {
      throw new Refusal.RuleBroken("organisation.entity-closed");
    }
    DemandReminders.SilentEntity entity =
        silent.stream()
            .filter(e -> e.entityId() == entityId)
            .findFirst()
            .orElseThrow(() -> new Refusal.RuleBroken("demand.has-answered"));
    if (entity.remindedToday()) {
      throw new Refusal.RuleBroken("demand.reminded-today");
    }
    if (!entity.reachable()) {
      throw new Refusal.RuleBroken("demand.no-officer");
    }
    return entity;
  }
}

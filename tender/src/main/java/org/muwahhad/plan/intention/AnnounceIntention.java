package org.muwahhad.plan.intention;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.plan.PlanEntry.IntentionAnnounced;
import org.muwahhad.plan.PlanRuleQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.StateCalendarQueries;

/**
 * A central buyer announces what is to be bought, of which categories and with which states, so
 * that the other states and their entities can ask to be invited. A round of it opens once every
 * member state has had its working days since; how many, the rule of the day says. An intention
 * never changes; it can be withdrawn ({@link WithdrawIntention}).
 *
 * <p>Refused with {@code plan.intention-code-taken} when the code is used, and as invalid input
 * when a text, category or state is missing.
 *
 * <p>Faults in the input have the codes {@code plan.categories-missing} and {@code
 * plan.states-missing}.
 */
@Singleton
public class AnnounceIntention {
  private final Intentions intentions;
  private final PlanRuleQueries rules;
  private final StateCalendarQueries calendars;
  private final DatabaseClock clock;
  private final AuditLog audit;

  AnnounceIntention(
      Intentions intentions,
      PlanRuleQueries rules,
      StateCalendarQueries calendars,
      DatabaseClock clock,
      AuditLog audit) {
    this.intentions = intentions;
    this.rules = rules;
    this.calendars = calendars;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * What is announced.
   *
   * @param code short stable code, such as {@code I-2026-04}
   * @param description what is to be bought
   * @param categories CPV codes, each with all below it
   * @param states codes of the states that are to be invited
   */
  public record IntentionContent(
      String code,
      Bilingual name,
      Bilingual description,
      List<String> categories,
      List<String> states) {}

  /** Returns the number of the intention. */
  @Transactional
  public long run(Actor actor, IntentionContent content) {
    actor.require(Role.CENTRAL_BUYER);
    check(content);
    if (intentions.existsByCode(content.code().strip())) {
      throw new Refusal.InvalidInput("code", "plan.intention-code-taken", content.code());
    }

    Instant now = clock.now();
    Instant roundsFrom = roundsFrom(now);
    long id = intentions.save(intention(actor, content, roundsFrom)).id();
    content.categories().forEach(c -> intentions.addCategory(id, c));
    content.states().forEach(s -> intentions.addState(id, s));
    if (intentions.announce(id, now) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new IntentionAnnounced(
            id, content.code().strip(), roundsFrom, content.categories(), content.states()));
    return id;
  }

  /** When the last of the states has had its working days. */
  private Instant roundsFrom(Instant announced) {
    int days = rules.get(PlanRuleQueries.INTENTION_WORKING_DAYS).value();
    return calendars.all().values().stream()
        .map(state -> state.after(announced, days))
        .max(Instant::compareTo)
        .orElse(announced.plusSeconds(1));
  }

  private static Intentions.Intention intention(
      Actor actor, IntentionContent content, Instant roundsFrom) {
    return new Intentions.Intention(
        0,
        content.code().strip(),
        new Bilingual(content.name().ar().strip(), content.name().en().strip()),
        new Bilingual(content.description().ar().strip(), content.description().en().strip()),
        actor.personId(),
        null,
        roundsFrom);
  }

  private void check(IntentionContent content) {
    new Faults()
        .name("code", content.code(), 30)
        .name("name.ar", content.name().ar(), 300)
        .name("name.en", content.name().en(), 300)
        .text("description.ar", content.description().ar(), 2000)
        .text("description.en", content.description().en(), 2000)
        .check(
            allKnown(content.categories(), intentions::countCategories),
            "categories",
            "plan.categories-missing")
        .check(allKnown(content.states(), intentions::countStates), "states", "plan.states-missing")
        .throwIfAny();
  }

  private static boolean allKnown(List<String> codes, ToIntFunction<List<String>> count) {
    return !codes.isEmpty() && count.applyAsInt(codes) == codes.size();
  }
}

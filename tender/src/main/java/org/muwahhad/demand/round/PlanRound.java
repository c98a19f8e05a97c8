package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundPlanned;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer plans a demand round: its window, the categories it takes and the states it
 * invites. It comes from an intention to buy, once every state has had its days to ask for an
 * invitation, and invites every state that the intention names or that was accepted since; or it is
 * urgent, for a reason that everybody reads. It opens by {@link OpenRound}.
 *
 * <p>Refused with {@code demand.round-code-taken} when the code is used, and as invalid input when
 * a text, category or state is missing or the window does not run forward.
 *
 * <p>Faults in the input have the codes {@code demand.categories-missing}, {@code
 * demand.endorsement-too-early}, {@code demand.intention-not-over}, {@code
 * demand.intention-too-recent}, {@code demand.intention-unanswered}, {@code demand.intention-used},
 * {@code demand.intention-withdrawn}, {@code demand.not-of-intention}, {@code
 * demand.origin-missing}, {@code demand.origin-twice}, {@code demand.round-closes-in-past}, {@code
 * demand.round-closes-too-early}, {@code demand.states-left-out} and {@code demand.states-missing}.
 */
@Singleton
public class PlanRound {
  private final Rounds rounds;
  private final AuditLog audit;
  private final DatabaseClock clock;
  private final EndorsementPeriods periods;
  private final RoundOriginRules origins;

  PlanRound(
      Rounds rounds,
      AuditLog audit,
      DatabaseClock clock,
      EndorsementPeriods periods,
      RoundOriginRules origins) {
    this.periods = periods;
    this.origins = origins;
    this.rounds = rounds;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What a round is to be.
   *
   * @param code short stable code, such as {@code R-2026-04}
   * @param opensAt UTC
   * @param closesAt UTC, after the opening; first submissions are accepted before it
   * @param endorsementUntil UTC, after the closing, so that what is submitted last can still be
   *     endorsed; coordinators of all states endorse until then; none gives each state its working
   *     days after the closing
   * @param categories CPV codes, each with all below it
   * @param states codes of the states invited
   * @param intention number of the intention to buy that it comes from; none where it is urgent
   * @param urgency why it is planned without an intention; none where it has one
   */
  public record Plan(
      String code,
      Bilingual name,
      @Nullable Instant opensAt,
      @Nullable Instant closesAt,
      @Nullable Instant endorsementUntil,
      List<String> categories,
      List<String> states,
      @Nullable Long intention,
      @Nullable String urgency) {
    /** The reason of urgency, empty where there is none. */
    String urgencyText() {
      return urgency == null ? "" : urgency.strip();
    }
  }

  /** The instants of a round, with the end of endorsement of each state. */
  private record Window(Instant opensAt, Instant closesAt, Map<String, Instant> ends) {
    Instant endorsementUntil() {
      return EndorsementPeriods.last(ends, closesAt);
    }
  }

  /** Returns the number of the new round. */
  @Transactional
  public long run(Actor actor, Plan plan) {
    actor.require(Role.CENTRAL_BUYER);
    Window window = check(plan);
    if (rounds.existsByCode(plan.code())) {
      throw new Refusal.InvalidInput("code", "demand.round-code-taken", plan.code());
    }

    Instant now = clock.now();
    long id = rounds.save(round(plan, window, actor, now)).id();
    plan.categories().forEach(c -> rounds.addCategory(id, c));
    window.ends().forEach((state, until) -> rounds.invite(id, state, until));
    String urgency = plan.urgencyText().isEmpty() ? null : plan.urgencyText();
    rounds.addOrigin(id, plan.intention(), urgency);

    audit.record(
        actor,
        new RoundPlanned(
            id,
            plan.code(),
            window.opensAt(),
            window.closesAt(),
            window.endorsementUntil(),
            plan.categories(),
            plan.states(),
            plan.intention(),
            urgency));
    return id;
  }

  private Window check(Plan plan) {
    Instant opens = plan.opensAt();
    Instant closes = plan.closesAt();
    Instant endorses = plan.endorsementUntil();
    Faults faults = new Faults();
    faults
        .name("code", plan.code(), 30)
        .name("name.ar", plan.name().ar(), 300)
        .name("name.en", plan.name().en(), 300)
        .check(opens != null, "opensAt", "shared.missing")
        .check(closes != null, "closesAt", "shared.missing")
        .check(
            opens == null || closes == null || opens.isBefore(closes),
            "closesAt",
            "demand.round-closes-too-early")
        .check(
            closes == null || endorses == null || endorses.isAfter(closes),
            "endorsementUntil",
            "demand.endorsement-too-early")
        .check(PlanningHorizon.isRecent(opens, clock.now()), "opensAt", "shared.too-long-ago")
        .check(
            opens == null
                || closes == null
                || !opens.isBefore(closes)
                || closes.isAfter(clock.now()),
            "closesAt",
            "demand.round-closes-in-past")
        .check(PlanningHorizon.reaches(closes, clock.now()), "closesAt", "shared.too-far-ahead")
        .check(
            PlanningHorizon.reaches(endorses, clock.now()),
            "endorsementUntil",
            "shared.too-far-ahead")
        .check(
            allKnown(plan.categories(), rounds::countCategories),
            "categories",
            "demand.categories-missing")
        .check(allKnown(plan.states(), rounds::countStates), "states", "demand.states-missing");
    origins.check(faults, plan);
    faults.throwIfAny();
    Instant end = Objects.requireNonNull(closes);
    return new Window(
        Objects.requireNonNull(opens), end, periods.ends(plan.states(), end, endorses));
  }

  private static boolean allKnown(List<String> codes, ToIntFunction<List<String>> count) {
    return !codes.isEmpty() && count.applyAsInt(codes) == codes.size();
  }

  private static Rounds.Round round(Plan plan, Window window, Actor actor, Instant now) {
    return new Rounds.Round(
        0,
        plan.code().strip(),
        new Bilingual(plan.name().ar().strip(), plan.name().en().strip()),
        window.opensAt(),
        window.closesAt(),
        window.endorsementUntil(),
        RoundStatus.PLANNED,
        null,
        null,
        null,
        actor.personId(),
        now,
        now,
        0);
  }
}

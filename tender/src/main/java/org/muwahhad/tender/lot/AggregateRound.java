package org.muwahhad.tender.lot;

import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.LotPlan;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.PlanLots;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.round.MarkRoundAggregated;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.TenderEntry.DemandAggregated;
import org.muwahhad.tender.TenderMoves;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.terms.ProposedTerms;

/**
 * A central buyer makes a joint tender of a closed round: the quantities of all endorsed lines
 * summed by item revision and unit, lots by the strategy chosen, and one allocation for each line,
 * so that every unit can be followed back to the person who asked for it. Demand for equivalents
 * that every state concerned agreed to join is converted exactly into the item it is bought as; a
 * line that does not convert exactly stays with the item it asked for. Lines of submissions that
 * are not endorsed stay out. Rules, criteria, panels and dates are proposed, for the buyer to
 * change; {@link TenderAggregated} goes out in the same transaction.
 *
 * <p>A round stands in one tender at most: aggregating it again, even at the same moment, returns
 * the same tender, unless the tender was cancelled and gave the round back.
 *
 * <p>Refused with {@code demand.round-wrong-status} when the round is not closed, with {@code
 * demand.too-few-states} when fewer states than the rule of the day says have endorsed demand, with
 * {@code tender.nothing-endorsed} when it has no endorsed line, and as invalid input when a title
 * is missing or is the name of the round ({@code tender.title-of-round}).
 */
@Singleton
public class AggregateRound {
  private static final int DAYS_TO_APPROVE = 7;
  private final Aggregations aggregations;
  private final PlanLots planLots;
  private final LotLayouts layouts;
  private final MarkRoundAggregated markRoundAggregated;
  private final TenderMoves moves;
  private final TenderQueries queries;
  private final ProposedTerms proposals;
  private final AuditLog audit;
  private final ApplicationEventPublisher<TenderAggregated> aggregated;
  private final DatabaseClock clock;
  private final String ocidPrefix;

  AggregateRound(
      Aggregations aggregations,
      PlanLots planLots,
      LotLayouts layouts,
      MarkRoundAggregated markRoundAggregated,
      TenderMoves moves,
      TenderQueries queries,
      ProposedTerms proposals,
      AuditLog audit,
      ApplicationEventPublisher<TenderAggregated> aggregated,
      DatabaseClock clock,
      @Value("${muwahhad.ocid-prefix:ocds-mwhd01}") String ocidPrefix) {
    this.aggregations = aggregations;
    this.planLots = planLots;
    this.layouts = layouts;
    this.markRoundAggregated = markRoundAggregated;
    this.moves = moves;
    this.queries = queries;
    this.proposals = proposals;
    this.audit = audit;
    this.aggregated = aggregated;
    this.clock = clock;
    this.ocidPrefix = ocidPrefix;
  }

  /** Aggregates a round with one lot for each CPV class. */
  @Transactional
  public long run(Actor actor, long roundId, Bilingual title) {
    return run(actor, roundId, title, LotStrategy.CPV_CLASS);
  }

  /** Returns the number (database id) of the tender made, now or before. */
  @Transactional
  public long run(Actor actor, long roundId, Bilingual title, LotStrategy strategy) {
    actor.require(Role.CENTRAL_BUYER);
    if (aggregations.lockRound(roundId).isEmpty()) {
      throw new Refusal.NotFound("round " + roundId);
    }
    Optional<Long> made = aggregations.findTender(roundId);
    if (made.isPresent()) {
      return made.get();
    }
    Bilingual round = aggregations.getRoundName(roundId).name();
    new Faults()
        .name("title.ar", title.ar(), 300)
        .name("title.en", title.en(), 300)
        .check(!title.ar().strip().equals(round.ar()), "title.ar", "tender.title-of-round")
        .check(!title.en().strip().equals(round.en()), "title.en", "tender.title-of-round")
        .throwIfAny();
    markRoundAggregated.run(actor, roundId);

    long tenderId = addTender(actor, title);
    aggregations.addRound(roundId, tenderId);
    boolean plain =
        strategy.area() == LotStrategy.Area.EVERYWHERE && aggregations.countJoins(roundId) == 0;
    int items = sum(tenderId, roundId, strategy, plain);
    int lots = sortIntoLots(tenderId, roundId, strategy);
    int lines = allocate(tenderId, roundId, strategy, plain);
    proposals.propose(tenderId);
    aggregated.publishEvent(new TenderAggregated(tenderId));

    moves.addMilestone(tenderId, TenderStatus.DRAFT, actor.personId());
    audit.record(
        actor,
        new DemandAggregated(
            tenderId,
            roundId,
            lots,
            items,
            lines,
            strategy.slug(),
            queries.listPanels(tenderId).stream().map(AggregateRound::seat).toList()));
    return tenderId;
  }

  /** A seat that was proposed, such as {@code EXAMINATION 12 chair}. */
  private static String seat(TenderQueries.PanelMember member) {
    return member.panel() + " " + member.personId() + (member.chair() ? " chair" : "");
  }

  private long addTender(Actor actor, Bilingual title) {
    LocalDate today = RiyadhDay.of(clock.now());
    int minimumDays =
        aggregations
            .findMinimumBidDays()
            .orElseThrow(() -> new IllegalStateException("No rule bid.minimum-days"));
    aggregations.takeNumber(today.getYear());
    String number =
        String.format(
            Locale.ROOT, "JT-%d-%03d", today.getYear(), aggregations.numberTaken(today.getYear()));
    aggregations.addTender(
        number,
        ocidPrefix + "-" + number,
        title.ar(),
        title.en(),
        minimumDays,
        proposedDeadline(today.plusDays(minimumDays + DAYS_TO_APPROVE)),
        today,
        actor.personId());
    long tenderId = aggregations.getIdByNumber(number);
    aggregations.copyRules(tenderId);
    return tenderId;
  }

  private int sum(long tenderId, long roundId, LotStrategy strategy, boolean plain) {
    aggregations.addUnsortedLot(tenderId);
    int items =
        plain
            ? aggregations.sumItems(tenderId, roundId)
            : aggregations.sumItemsBy(tenderId, roundId, strategy.area().name());
    if (items == 0) {
      throw new Refusal.RuleBroken("tender.nothing-endorsed");
    }
    return items;
  }

  private int allocate(long tenderId, long roundId, LotStrategy strategy, boolean plain) {
    return plain
        ? aggregations.allocate(tenderId, roundId)
        : aggregations.allocateBy(tenderId, roundId, strategy.area().name());
  }

  private int sortIntoLots(long tenderId, long roundId, LotStrategy strategy) {
    LotPlan plan = planLots.sort(roundId, tenderId, strategy);
    layouts.put(tenderId, plan);
    aggregations.removeUnsortedLot(tenderId);
    return plan.lots().size();
  }

  /**
   * Noon in Riyadh on the day, or on the Monday after the weekends of the states: the one that
   * rests on Sunday counts too.
   */
  public static Instant proposedDeadline(LocalDate day) {
    LocalDate working = day;
    while (working.getDayOfWeek() == DayOfWeek.FRIDAY
        || working.getDayOfWeek() == DayOfWeek.SATURDAY
        || working.getDayOfWeek() == DayOfWeek.SUNDAY) {
      working = working.plusDays(1);
    }
    return working.atTime(LocalTime.NOON).atZone(RiyadhDay.ZONE).toInstant();
  }
}

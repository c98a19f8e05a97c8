package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.committee.DecisionQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * Awards for those who may see them. A recommendation is known to the examination panel, central
 * buyers, auditors and committee members; everybody learns of it when the standstill starts. The
 * allocation is shown to an officer for their own entity, to a coordinator for their own state, and
 * whole to those who knew the recommendation.
 */
@Singleton
public class ViewAwards {
  private final TenderQueries tenders;
  private final LearnedConflicts conflicts;
  private final AwardQueries awards;
  private final RankedBidQueries rankings;
  private final AllocationQueries allocations;
  private final DecisionQueries decisions;
  private final CostAwards costAwards;
  private final LetterQueries letters;
  private final ReserveCallQueries reserve;

  ViewAwards(
      TenderQueries tenders,
      LearnedConflicts conflicts,
      AwardQueries awards,
      RankedBidQueries rankings,
      AllocationQueries allocations,
      DecisionQueries decisions,
      CostAwards costAwards,
      LetterQueries letters,
      ReserveCallQueries reserve) {
    this.reserve = reserve;
    this.tenders = tenders;
    this.conflicts = conflicts;
    this.awards = awards;
    this.rankings = rankings;
    this.allocations = allocations;
    this.decisions = decisions;
    this.costAwards = costAwards;
    this.letters = letters;
  }

  /**
   * How the end of a standstill was counted.
   *
   * @param startedAt when it started, UTC
   * @param rule how many days it lasts, and of what kind
   * @param computed the same as it is shown beside the end
   */
  public record Standstill(Instant startedAt, TenderQueries.Rule rule, ComputedDeadline computed) {}

  /**
   * A tender with its awards.
   *
   * @param standstill how its end was counted, while it runs; otherwise null
   * @param awards living and cancelled ones, by lot; empty before the standstill to those who may
   *     not know yet
   * @param given what the awards give that are divided or discounted; others give what was bid
   * @param discounts the discounts that the awards carry
   * @param decisionId the newest decision on it, for those who may open it; otherwise null
   * @param mayRecommend whether the reader may recommend now: every lot with prices is ranked
   * @param mayConfirm whether the reader is a central buyer and the tender is in its standstill
   * @param quantities whether the states were asked to confirm their quantities, and the reader may
   *     see it
   * @param allocation whether there is an allocation that the reader has a part in
   * @param reserve whether the reader may see the reserve lists: the awards are told to all
   * @param ownBid whether the reader's supplier bid, so that there is a letter to it
   * @param mayGiveUp whether the reader is a central buyer, some lots are awarded and the others
   *     are with the panel again
   */
  public record TenderAwardsView(
      TenderQueries.Tender tender,
      List<TenderQueries.TenderLot> lots,
      List<AwardQueries.Award> awards,
      List<AwardQueries.AwardedItem> given,
      List<AwardQueries.AwardDiscount> discounts,
      @Nullable Long decisionId,
      boolean mayRecommend,
      boolean mayConfirm,
      boolean mayGiveUp,
      boolean quantities,
      boolean allocation,
      boolean reserve,
      boolean ownBid,
      @Nullable Standstill standstill) {
    /** Whether the committees have decided; before, everything is only recommended. */
    public boolean isDecided() {
      return tender.status().hasReached(TenderStatus.DECIDED);
    }

    /** The living awards. */
    public List<AwardQueries.Award> live() {
      return awards.stream().filter(AwardQueries.Award::isLive).toList();
    }

    /** Whether awards of all lots, or of some while others are open, are in effect. */
    public boolean inEffect() {
      return tender.status().hasReached(TenderStatus.AWARDED)
          || awards.stream().anyMatch(a -> a.state() == AwardStatus.ACTIVE);
    }

    /** Awards that were recommended and did not take effect. */
    public List<AwardQueries.Award> cancelled() {
      return awards.stream().filter(a -> !a.isLive()).toList();
    }

    /** What an award gives, where it is not simply what was bid. */
    public List<AwardQueries.AwardedItem> givenBy(long awardId) {
      return given.stream().filter(g -> g.awardId() == awardId).toList();
    }

    /** The discounts that an award carries. */
    public List<AwardQueries.AwardDiscount> discountsOf(long awardId) {
      return discounts.stream().filter(d -> d.awardId() == awardId).toList();
    }

    /** Lots that end without an award. */
    public List<TenderQueries.TenderLot> unsuccessful() {
      return lots.stream().filter(l -> l.status() == LotStatus.UNSUCCESSFUL).toList();
    }
  }

  /**
   * A lot and the bids ranked for it.
   *
   * @param calledBid the bid of the reserve that is called for the lot; null when none is
   * @param lost the bids that had the lot and lost it, since no guarantee was furnished
   */
  public record RankedLot(
      TenderQueries.TenderLot lot,
      List<RankedBidQueries.RankedBid> bids,
      @Nullable Long calledBid,
      Set<Long> lost) {
    /** The bids that may be chosen, the first in rank first; the one that is called alone. */
    public List<RankedBidQueries.RankedBid> admissible() {
      return bids.stream()
          .filter(RankedBidQueries.RankedBid::admissible)
          .filter(b -> !lost.contains(b.bidId()))
          .filter(b -> calledBid == null || b.bidId() == calledBid)
          .toList();
    }
  }

  /** One demand line with its gross amount in the currency of its state. */
  public record AllocatedLine(AllocationQueries.AllocatedDemandLine line, Money inStateCurrency) {}

  /** Sums of one state in one currency of award, with the gross amount in its own currency. */
  public record StateSum(
      String code, Bilingual state, Money net, Money vat, Money gross, Money inStateCurrency) {}

  /**
   * What the reader may see of the allocation: sums by state and entity, and a page of lines.
   *
   * @param inEffect whether awards of all lots, or of some while others are open, are in effect
   */
  public record Allocation(
      TenderQueries.Tender tender,
      boolean inEffect,
      List<StateSum> states,
      List<AllocationQueries.EntitySum> entities,
      List<AllocatedLine> lines,
      long lineCount) {}

  /** The awards of a tender as far as the person may know them. */
  @Transactional
  public TenderAwardsView get(Actor actor, long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    boolean insider = isInsider(actor, tenderId);
    List<AwardQueries.Award> live = announcedAwards(tender, awards.listLive(tenderId));
    boolean isAnnounced = tender.standstillUntil() != null || !live.isEmpty();
    if (!insider && !isAnnounced) {
      throw new Refusal.NotFound("awards of tender " + tenderId);
    }
    List<AwardQueries.Award> shown = insider ? awards.listAll(tenderId) : live;
    Set<Long> ids = shown.stream().map(AwardQueries.Award::id).collect(Collectors.toSet());
    return new TenderAwardsView(
        insider ? tender : tender.asTold(),
        insider ? tenders.listLots(tenderId) : tenders.listToldLots(tender),
        shown,
        awards.listGiven(tenderId).stream().filter(g -> ids.contains(g.awardId())).toList(),
        awards.listApplied(tenderId).stream().filter(d -> ids.contains(d.awardId())).toList(),
        insider ? newestDecision(actor, tenderId) : null,
        tender.status() == TenderStatus.UNDER_EVALUATION
            && isChair(actor, tenderId)
            && rankings.findUnranked(tenderId).isEmpty(),
        tender.status() == TenderStatus.STANDSTILL && actor.is(Role.CENTRAL_BUYER),
        tender.status() == TenderStatus.UNDER_EVALUATION
            && actor.is(Role.CENTRAL_BUYER)
            && live.stream().anyMatch(a -> a.state() == AwardStatus.ACTIVE),
        mayReadQuantities(actor, tenderId, insider),
        isAnnounced && mayReadAllocation(actor, insider),
        isAnnounced && mayReadReserve(actor, tenderId),
        isAnnounced && hasBid(actor, tenderId),
        standstill(tender));
  }

  /** Whether there are awards of a tender, and the person may know of them. */
  boolean areKnownTo(Actor actor, TenderQueries.Tender tender) {
    return tender.standstillUntil() != null
        || !announcedAwards(tender, awards.listLive(tender.id())).isEmpty()
        || (isInsider(actor, tender.id()) && !awards.listAll(tender.id()).isEmpty());
  }

  private @Nullable Standstill standstill(TenderQueries.Tender tender) {
    return tenders
        .findStandstill(tender)
        .map(c -> new Standstill(Objects.requireNonNull(c.from()), c.rule(), c))
        .orElse(null);
  }

  private boolean mayReadQuantities(Actor actor, long tenderId, boolean insider) {
    String state =
        insider ? "" : actor.find(Role.NATIONAL_COORDINATOR).map(g -> g.state()).orElse("-");
    return awards.countAsked(tenderId, state) > 0;
  }

  private static boolean mayReadAllocation(Actor actor, boolean insider) {
    return insider || actor.isAnyOf(Role.NATIONAL_COORDINATOR, Role.PROCUREMENT_OFFICER);
  }

  private boolean hasBid(Actor actor, long tenderId) {
    return actor
        .find(Role.BIDDER)
        .flatMap(g -> letters.findOwn(tenderId, g.supplier()))
        .isPresent();
  }

  /** What everybody may know of: awards in force, and all of them from the standstill on. */
  private static List<AwardQueries.Award> announcedAwards(
      TenderQueries.Tender tender, List<AwardQueries.Award> live) {
    return tender.status().hasReached(TenderStatus.STANDSTILL)
        ? live
        : live.stream().filter(a -> a.state() == AwardStatus.ACTIVE).toList();
  }

  /**
   * The active lots without an award with their ranking, for the chair who recommends.
   *
   * @throws Refusal.NotPermitted to everybody else
   */
  @Transactional
  public List<RankedLot> rankedLots(Actor actor, long tenderId) {
    if (!isChair(actor, tenderId)) {
      throw new Refusal.NotPermitted("award.not-chair");
    }
    List<RankedBidQueries.RankedBid> ranked = rankings.listRanked(tenderId);
    Map<Long, Long> called =
        reserve.list(tenderId).stream()
            .collect(
                Collectors.toMap(
                    ReserveCallQueries.ReserveCall::lotId, ReserveCallQueries.ReserveCall::bidId));
    List<RankedBidQueries.LostBid> lost = rankings.listLost(tenderId);
    Set<Long> settled =
        awards.listLive(tenderId).stream()
            .map(AwardQueries.Award::lotId)
            .collect(Collectors.toSet());
    return tenders.listLots(tenderId).stream()
        .filter(l -> l.status() == LotStatus.ACTIVE && !settled.contains(l.id()))
        .map(
            l ->
                new RankedLot(
                    l,
                    ranked.stream().filter(r -> r.lotId() == l.id()).toList(),
                    called.get(l.id()),
                    lost.stream()
                        .filter(b -> b.lotId() == l.id())
                        .map(RankedBidQueries.LostBid::bidId)
                        .collect(Collectors.toSet())))
        .toList();
  }

  /**
   * The allocation as far as it is the person's.
   *
   * @param state only this state; empty for all the person may see
   * @param size lines on a page
   * @param start lines before the page
   */
  @Transactional
  public Allocation allocation(Actor actor, long tenderId, String state, int size, long start) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    Scope scope = scope(actor, tenderId, state);
    List<AwardCost.CostLine> costs = costAwards.of(tenderId).lines();
    Map<LineKey, AwardCost.NetAndVat> local =
        costs.stream().collect(Collectors.toMap(LineKey::of, AwardCost.CostLine::local));
    List<AllocationQueries.EntitySum> entities =
        allocations.listEntities(tenderId, scope.state(), scope.entityId());
    List<AllocatedLine> lines =
        allocations.listLines(tenderId, scope.state(), scope.entityId(), size, start).stream()
            .map(
                l -> new AllocatedLine(l, Objects.requireNonNull(local.get(LineKey.of(l))).gross()))
            .toList();
    return new Allocation(
        tender,
        awards.isInEffect(tender),
        StateSums.of(entities, costs),
        entities,
        lines,
        allocations.countLines(tenderId, scope.state(), scope.entityId()));
  }

  private record LineKey(long awardId, long lotItemId, long demandLineId) {
    static LineKey of(AwardCost.CostLine line) {
      return new LineKey(line.awardId(), line.lotItemId(), line.demandLineId());
    }

    static LineKey of(AllocationQueries.AllocatedDemandLine line) {
      return new LineKey(line.awardId(), line.lotItemId(), line.demandLineId());
    }
  }

  private Scope scope(Actor actor, long tenderId, String state) {
    return isInsider(actor, tenderId) ? Scope.ofState(state) : Scope.of(actor);
  }

  private @Nullable Long newestDecision(Actor actor, long tenderId) {
    return decisions.listOf(tenderId, actor.personId()).stream()
        .filter(d -> mayOpen(actor, d))
        .map(DecisionQueries.Decision::id)
        .findFirst()
        .orElse(null);
  }

  private boolean mayOpen(Actor actor, DecisionQueries.Decision decision) {
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR)
        || (decision.mySeat() != null && !decision.out())
        || decisions.countOpenedBy(decision.id(), actor.personId()) == 1;
  }

  /** Central buyers, auditors, and committee members who are not out of the tender. */
  private boolean mayReadReserve(Actor actor, long tenderId) {
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR)
        || (actor.is(Role.COMMITTEE_MEMBER) && !conflicts.isOut(tenderId, actor.personId()));
  }

  private boolean isInsider(Actor actor, long tenderId) {
    return mayReadReserve(actor, tenderId) || isOnPanel(actor, tenderId);
  }

  private boolean isOnPanel(Actor actor, long tenderId) {
    return tenders
        .findPanelMember(tenderId, actor.personId())
        .map(m -> m.panel() == Panel.EXAMINATION)
        .orElse(false);
  }

  private boolean isChair(Actor actor, long tenderId) {
    return actor.is(Role.EVALUATOR)
        && tenders
            .findPanelMember(tenderId, actor.personId())
            .map(m -> m.panel() == Panel.EXAMINATION && m.chair())
            .orElse(false)
        && rankings.countConflicts(tenderId, actor.personId()) == 0;
  }
}

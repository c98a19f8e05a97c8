package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.AwardsRecommended;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.PutQuestion;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderMove.TenderRecommended;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * The chair of the examination panel recommends an award for every active lot that has an
 * admissible bid, and puts the question to a committee. The first in rank is recommended unless
 * another admissible bid is chosen with a written reason. Discounts whose condition the awards meet
 * are taken off; a lot is divided among several bids only as a scenario has it and where the rule
 * {@code award.winners-per-lot} of the tender lets it be, each of them with a reason.
 *
 * <p>Refused with {@code award.not-chair} and {@code award.conflict-declared} to those who may not,
 * {@code tender.wrong-status} when the tender is not under evaluation, {@code award.lot-not-ranked}
 * while a lot with prices has no ranking, {@code award.lot-complained-of} while a complaint about a
 * lot to be awarded again is open, {@code award.rank-without-debarred} while a bidder debarred
 * since takes part in a ranking, {@code award.alternative-undecided} while the panel has not
 * decided on the alternative of a first bid, {@code award.nothing-to-award} when no lot has an
 * admissible bid; and, at the lot, {@code award.bid-not-admissible}, {@code award.reason-needed}
 * when it is not the first in rank, and {@code award.low-price-unexplained} when its price is
 * abnormally low and no explanation was accepted, and {@code award.beyond-capacity} when with this
 * lot its bidder gets more than it declared it can take and no reason is given beside that of a
 * call of the reserve, and {@code award.shares-differ} when the winners of a divided lot are not
 * those its shares name, and {@code award.bid-excluded} for a bid that had the lot and lost it,
 * since its bidder furnished no guarantee. The database refuses a recommendation before every
 * member has answered the agreed scores ({@code evaluation.answers-missing}), and more winners than
 * the rule allows, a share below the least, and whatever does not sum up.
 *
 * <p>A fault in the input has the code {@code award.lot-not-active}, or {@code
 * award.reserve-called} where another bid is named than that of the reserve which is called for the
 * lot.
 */
@Singleton
public class RecommendAwards {
  private static final int LONGEST_REASON = 1000;
  private final TenderQueries tenders;
  private final RankedBidQueries rankings;
  private final LotsToRecommend lotsToRecommend;
  private final Awards awards;
  private final ReckonAwards reckonAwards;
  private final ReserveCallQueries reserve;
  private final AwardQuestions questions;
  private final TenderProgress progress;
  private final PutQuestion putQuestion;
  private final AuditLog audit;

  RecommendAwards(
      TenderQueries tenders,
      RankedBidQueries rankings,
      LotsToRecommend lotsToRecommend,
      Awards awards,
      ReckonAwards reckonAwards,
      ReserveCallQueries reserve,
      AwardQuestions questions,
      TenderProgress progress,
      PutQuestion putQuestion,
      AuditLog audit) {
    this.tenders = tenders;
    this.rankings = rankings;
    this.lotsToRecommend = lotsToRecommend;
    this.awards = awards;
    this.reckonAwards = reckonAwards;
    this.reserve = reserve;
    this.questions = questions;
    this.progress = progress;
    this.putQuestion = putQuestion;
    this.audit = audit;
  }

  /**
   * What is recommended. Lots not named get their first in rank.
   *
   * @param committee which committee decides where the rule set of the tender has no thresholds,
   *     the executive committee when null; null where it has
   */
  public record Recommendation(@Nullable CommitteeCode committee, List<LotChoice> choices) {
    /** The first in rank for every lot, to the committees its value needs. */
    public static Recommendation byRank() {
      return new Recommendation(null, List.of());
    }
  }

  /** The bid chosen for a lot; the reason is needed when it is not the first in rank. */
  public record LotChoice(long lotId, long bidId, @Nullable String reason) {}

  private record Pick(TenderQueries.TenderLot lot, RankedBidQueries.RankedBid bid, String reason) {}

  /** A pick with what it gives. */
  private record ReckonedPick(Pick pick, AwardReckoning.AwardPart part) {}

  /** Recommends every lot whole; returns the number of the decision the committee is to take. */
  @Transactional
  public long run(Actor actor, long tenderId, Recommendation recommendation) {
    return run(actor, tenderId, recommendation, List.of());
  }

  /**
   * The same where lots are divided.
   *
   * @param shares what each winner of a divided lot gives; the choices name all of its winners, the
   *     better rank first
   */
  @Transactional
  public long run(
      Actor actor, long tenderId, Recommendation recommendation, List<LotShare> shares) {
    actor.require(Role.EVALUATOR);
    awards.lock(tenderId);
    requireChair(actor, tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    requireRanked(tender);
    List<Pick> picks = picks(tenderId, recommendation.choices(), shares);
    if (picks.isEmpty()) {
      throw new Refusal.RuleBroken("award.nothing-to-award", tender.number());
    }
    List<ReckonedPick> reckoned = reckoned(tenderId, picks, shares);
    checkCapacities(tenderId, reckoned);

    reckoned.forEach(r -> reckonAwards.store(r.part(), r.pick().reason(), actor.personId()));
    TenderQueries.Tender recommended =
        progress.advance(
            actor,
            Role.EVALUATOR,
            tenderId,
            TenderStatus.TenderEvent.RECOMMEND,
            TenderRecommended::new);
    long decisionId = putQuestion.run(actor, recommendation.committee(), questions.of(recommended));
    audit.record(
        actor,
        new AwardsRecommended(
            tenderId, decisionId, reckoned.stream().map(RecommendAwards::award).toList()));
    return decisionId;
  }

  private void requireRanked(TenderQueries.Tender tender) {
    if (!TenderStatus.TenderEvent.RECOMMEND.isAllowedFrom(tender.status())) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    Optional<Refusal.RuleBroken> hindrance = lotsToRecommend.hindrance(tender.id());
    if (hindrance.isPresent()) {
      throw hindrance.get();
    }
  }

  private void requireChair(Actor actor, long tenderId) {
    if (!tenders.requirePanelMember(tenderId, actor.personId(), Panel.EXAMINATION).chair()) {
      throw new Refusal.NotPermitted("award.not-chair");
    }
    if (rankings.countConflicts(tenderId, actor.personId()) > 0) {
      throw new Refusal.NotPermitted("award.conflict-declared");
    }
  }

  private List<ReckonedPick> reckoned(long tenderId, List<Pick> picks, List<LotShare> shares) {
    List<AwardReckoning.AwardPart> parts =
        reckonAwards.run(
            tenderId,
            picks.stream()
                .map(p -> new AwardReckoning.Winner(p.lot().id(), p.bid().bidId()))
                .toList(),
            shares);
    List<ReckonedPick> reckoned = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      reckoned.add(new ReckonedPick(picks.get(i), parts.get(i)));
    }
    return reckoned;
  }

  private List<Pick> picks(long tenderId, List<LotChoice> choices, List<LotShare> shares) {
    Map<Long, List<LotChoice>> chosen =
        choices.stream()
            .collect(
                Collectors.groupingBy(LotChoice::lotId, LinkedHashMap::new, Collectors.toList()));
    List<RankedBidQueries.RankedBid> ranked = rankings.listRanked(tenderId);
    Faults faults = new Faults();
    List<Pick> picks = new ArrayList<>();
    Set<RankedBidQueries.LostBid> lost = Set.copyOf(rankings.listLost(tenderId));
    Set<Long> open = Set.copyOf(awards.listLotsWithoutAward(tenderId));
    Map<Long, ReserveCallQueries.ReserveCall> called =
        reserve.list(tenderId).stream()
            .collect(Collectors.toMap(ReserveCallQueries.ReserveCall::lotId, c -> c));
    for (TenderQueries.TenderLot lot : tenders.listLots(tenderId)) {
      List<LotChoice> own =
          ofReserve(
              chosen.getOrDefault(lot.id(), List.of()),
              Optional.ofNullable(called.get(lot.id())),
              faults);
      chosen.remove(lot.id());
      if (open.contains(lot.id())) {
        checkDivision(lot, own, shares, faults);
        List<RankedBidQueries.RankedBid> admissible =
            ranked.stream()
                .filter(r -> r.lotId() == lot.id() && r.admissible())
                .filter(r -> !lost.contains(new RankedBidQueries.LostBid(r.bidId(), lot.id())))
                .toList();
        List<LotChoice> able =
            own.stream()
                .filter(c -> !lost.contains(new RankedBidQueries.LostBid(c.bidId(), lot.id())))
                .toList();
        faults.check(able.size() == own.size(), field(lot.id(), "bid"), "award.bid-excluded");
        if (own.isEmpty()) {
          pick(lot, admissible, null, false, faults).ifPresent(picks::add);
        }
        able.forEach(c -> pick(lot, admissible, c, own.size() > 1, faults).ifPresent(picks::add));
      } else {
        faults.check(own.isEmpty(), field(lot.id(), "bid"), "award.lot-not-active");
      }
    }
    chosen.keySet().forEach(id -> faults.check(false, field(id, "bid"), "award.lot-not-active"));
    faults.throwIfAny();
    return picks;
  }

  /** Where a bidder of the reserve is called, it is the only choice, for the reason of its call. */
  private static List<LotChoice> ofReserve(
      List<LotChoice> own, Optional<ReserveCallQueries.ReserveCall> call, Faults faults) {
    if (call.isEmpty()) {
      return own;
    }
    ReserveCallQueries.ReserveCall called = call.get();
    faults.check(
        own.stream().allMatch(c -> c.bidId() == called.bidId()) && own.size() <= 1,
        field(called.lotId(), "bid"),
        "award.reserve-called");
    String written =
        own.stream()
            .flatMap(c -> Stream.ofNullable(c.reason()))
            .map(String::strip)
            .findFirst()
            .orElse("");
    return List.of(
        new LotChoice(
            called.lotId(), called.bidId(), written.isEmpty() ? called.reason() : written));
  }

  /** Of several winners of a lot each has its shares, and no winner is named twice. */
  private static void checkDivision(
      TenderQueries.TenderLot lot, List<LotChoice> own, List<LotShare> shares, Faults faults) {
    Set<Long> winners = own.stream().map(LotChoice::bidId).collect(Collectors.toSet());
    Set<Long> sharing =
        shares.stream()
            .filter(s -> s.lotId() == lot.id())
            .map(LotShare::bidId)
            .collect(Collectors.toSet());
    faults.check(
        winners.size() == own.size()
            && (own.size() <= 1 ? sharing.isEmpty() : sharing.equals(winners)),
        field(lot.id(), "bid"),
        "award.shares-differ");
  }

  /**
   * A bidder gets more than it declared it can take only with a written reason at that lot. Lots
   * for which the reserve is called are settled and count first; why it was called is no such
   * reason.
   */
  private void checkCapacities(long tenderId, List<ReckonedPick> reckoned) {
    Map<Long, String> called =
        reserve.list(tenderId).stream()
            .collect(
                Collectors.toMap(
                    ReserveCallQueries.ReserveCall::lotId, ReserveCallQueries.ReserveCall::reason));
    List<ReckonedPick> inOrder =
        reckoned.stream()
            .sorted(Comparator.comparing(r -> !called.containsKey(r.part().lotId())))
            .toList();
    Faults faults = new Faults();
    for (RankedBidQueries.Capacity capacity : rankings.listCapacities(tenderId)) {
      int lots = capacity.lotsHeld();
      BigDecimal value = capacity.valueHeld();
      for (ReckonedPick one : inOrder) {
        if (one.part().bidId() == capacity.bidId()) {
          lots++;
          value = value.add(one.part().amount().amount());
          faults.check(
              !capacity.isBelow(lots, value)
                  || !one.pick().reason().equals(called.getOrDefault(one.part().lotId(), "")),
              field(one.part().lotId(), "reason"),
              "award.beyond-capacity");
        }
      }
    }
    faults.throwIfAny();
  }

  /** The bids are those that can be recommended for the lot, the best rank first. */
  private static Optional<Pick> pick(
      TenderQueries.TenderLot lot,
      List<RankedBidQueries.RankedBid> admissible,
      @Nullable LotChoice choice,
      boolean divided,
      Faults faults) {
    Optional<RankedBidQueries.RankedBid> bid =
        admissible.stream().filter(r -> choice == null || r.bidId() == choice.bidId()).findFirst();
    if (bid.isEmpty()) {
      faults.check(choice == null, field(lot.id(), "bid"), "award.bid-not-admissible");
      return Optional.empty();
    }
    String reason = choice == null || choice.reason() == null ? "" : choice.reason().strip();
    boolean isFirst = bid.get().bidId() == admissible.get(0).bidId();
    faults
        .check(
            (isFirst && !divided) || !reason.isEmpty(),
            field(lot.id(), "reason"),
            "award.reason-needed")
        .atMost(field(lot.id(), "reason"), reason, LONGEST_REASON)
        .check(!bid.get().unexplained(), field(lot.id(), "bid"), "award.low-price-unexplained");
    return Optional.of(new Pick(lot, bid.get(), reason));
  }

  /** Where a form or a program finds what is wrong with a lot. */
  public static String field(long lotId, String part) {
    return "lots[" + lotId + "]." + part;
  }

  private static AwardEntry.RecommendedAward award(ReckonedPick one) {
    List<AwardEntry.AppliedDiscount> discounts =
        one.part().discounts().stream()
            .map(d -> new AwardEntry.AppliedDiscount(d.number(), d.percent()))
            .toList();
    return new AwardEntry.RecommendedAward(
        one.pick().lot().number(),
        one.part().bidId(),
        one.part().amount().amount(),
        one.part().amount().currency(),
        one.pick().reason(),
        discounts.isEmpty() ? null : discounts);
  }
}

package org.muwahhad.award;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.PutQuestion;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * The chair of the examination panel recommends an award for every active lot that has an
 * admissible bid, and puts the question to a committee. The first in rank is recommended unless
 * another admissible bid is chosen with a written reason.
 *
 * <p>Refused with {@code award.not-chair} and {@code award.conflict-declared} to those who may not,
 * {@code tender.wrong-status} when the tender is not under evaluation, {@code award.lot-not-ranked}
 * while a lot with prices has no ranking, {@code award.lot-complained-of} while a complaint about a
 * lot to be awarded again is open, {@code award.rank-without-debarred} while a bidder debarred
 * since takes part in a ranking, {@code award.nothing-to-award} when no lot has an admissible bid;
 * and, at the lot, {@code award.bid-not-admissible}, {@code award.reason-needed} when it is not the
 * first in rank, and {@code award.low-price-unexplained} when its price is abnormally low and no
 * explanation was accepted, and {@code award.beyond-capacity} when with this lot its bidder gets
 * more than it declared it can take and no reason is given.
 */
@Singleton
public class RecommendAwards {
  private static final int LONGEST_REASON = 1000;
  private final TenderViews tenders;
  private final RankedBids rankings;
  private final Awards awards;
  private final AwardQuestions questions;
  private final TenderProgress progress;
  private final PutQuestion putQuestion;
  private final AuditLog audit;

  RecommendAwards(
      TenderViews tenders,
      RankedBids rankings,
      Awards awards,
      AwardQuestions questions,
      TenderProgress progress,
      PutQuestion putQuestion,
      AuditLog audit) {
    this.tenders = tenders;
    this.rankings = rankings;
    this.awards = awards;
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
  @Serdeable
  public record Recommendation(@Nullable CommitteeCode committee, List<Choice> choices) {
    /** The first in rank for every lot, to the committees its value needs. */
    public static Recommendation byRank() {
      return new Recommendation(null, List.of());
    }
  }

  /** The bid chosen for a lot; the reason is needed when it is not the first in rank. */
  @Serdeable
  public record Choice(long lotId, long bidId, @Nullable String reason) {}

  private record Pick(TenderViews.Lot lot, RankedBids.RankedBid bid, String reason) {}

  /** Returns the number of the decision the committee is to take. */
  @Transactional
  public long run(Actor actor, long tenderId, Recommendation recommendation) {
    actor.require(Role.EVALUATOR);
    requireChair(actor, tenderId);
    TenderViews.Tender tender = tenders.getTender(tenderId);
    requireRanked(tender);
    List<Pick> picks = picks(tenderId, recommendation.choices());
    if (picks.isEmpty()) {
      throw new Refusal.RuleBroken("award.nothing-to-award", tender.number());
    }

    for (Pick pick : picks) {
      awards.recommend(pick.lot().id(), pick.bid().bidId(), pick.reason(), actor.personId());
    }
    TenderViews.Tender recommended =
        progress.advance(actor, Role.EVALUATOR, tenderId, TenderStatus.Event.RECOMMEND, Map.of());
    long decisionId = putQuestion.run(actor, recommendation.committee(), questions.of(recommended));
    audit.record(
        actor,
        Role.EVALUATOR,
        "tender:" + tenderId,
        "award.recommended",
        "tender",
        tenderId,
        Map.of("decision", decisionId, "lots", detail(picks)));
    return decisionId;
  }

  private void requireRanked(TenderViews.Tender tender) {
    if (!TenderStatus.Event.RECOMMEND.isAllowedFrom(tender.status())) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    rankings
        .findUnranked(tender.id())
        .ifPresent(
            n -> {
              throw new Refusal.RuleBroken("award.lot-not-ranked", n);
            });
    rankings
        .findComplained(tender.id())
        .ifPresent(
            n -> {
              throw new Refusal.RuleBroken("award.lot-complained-of", n);
            });
    rankings.listDebarred(tender.id()).stream()
        .findFirst()
        .ifPresent(
            o -> {
              throw new Refusal.RuleBroken(
                  "award.rank-without-debarred", o.lotNumber(), o.registrationNumber());
            });
  }

  private void requireChair(Actor actor, long tenderId) {
    if (!tenders.requirePanelMember(tenderId, actor.personId(), Panel.EXAMINATION).chair()) {
      throw new Refusal.NotPermitted("award.not-chair");
    }
    if (rankings.countConflicts(tenderId, actor.personId()) > 0) {
      throw new Refusal.NotPermitted("award.conflict-declared");
    }
  }

  private List<Pick> picks(long tenderId, List<Choice> choices) {
    Map<Long, Choice> chosen = new HashMap<>();
    choices.forEach(c -> chosen.put(c.lotId(), c));
    List<RankedBids.RankedBid> ranked = rankings.listRanked(tenderId);
    Faults faults = new Faults();
    List<Pick> picks = new ArrayList<>();
    Set<Long> open = Set.copyOf(awards.listLotsWithoutAward(tenderId));
    for (TenderViews.Lot lot : tenders.listLots(tenderId)) {
      Choice choice = chosen.remove(lot.id());
      if (open.contains(lot.id())) {
        List<RankedBids.RankedBid> admissible =
            ranked.stream().filter(r -> r.lotId() == lot.id() && r.admissible()).toList();
        pick(lot, admissible, choice, faults).ifPresent(picks::add);
      } else {
        faults.check(choice == null, field(lot.id(), "bid"), "award.lot-not-active");
      }
    }
    chosen.keySet().forEach(id -> faults.check(false, field(id, "bid"), "award.lot-not-active"));
    checkCapacities(tenderId, picks, faults);
    faults.throwIfAny();
    return picks;
  }

  /** A bidder gets more than it declared it can take only with a written reason at that lot. */
  private void checkCapacities(long tenderId, List<Pick> picks, Faults faults) {
    for (RankedBids.Capacity capacity : rankings.listCapacities(tenderId)) {
      int lots = capacity.lotsHeld();
      BigDecimal value = capacity.valueHeld();
      for (Pick pick : picks) {
        if (pick.bid().bidId() == capacity.bidId()) {
          lots++;
          value = value.add(pick.bid().bidTotal());
          faults.check(
              !capacity.isBelow(lots, value) || !pick.reason().isEmpty(),
              field(pick.lot().id(), "reason"),
              "award.beyond-capacity");
        }
      }
    }
  }

  private static Optional<Pick> pick(
      TenderViews.Lot lot,
      List<RankedBids.RankedBid> admissible,
      @Nullable Choice choice,
      Faults faults) {
    Optional<RankedBids.RankedBid> bid =
        admissible.stream()
            .filter(r -> choice == null ? r.isFirst() : r.bidId() == choice.bidId())
            .findFirst();
    if (bid.isEmpty()) {
      faults.check(choice == null, field(lot.id(), "bid"), "award.bid-not-admissible");
      return Optional.empty();
    }
    String reason = choice == null || choice.reason() == null ? "" : choice.reason().strip();
    faults
        .check(
            bid.get().isFirst() || !reason.isEmpty(),
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

  private static List<Map<String, Object>> detail(List<Pick> picks) {
    return picks.stream()
        .map(
            p ->
                Map.<String, Object>of(
                    "lot", p.lot().number(),
                    "bid", p.bid().bidId(),
                    "amount", p.bid().price().amount().toPlainString(),
                    "currency", p.bid().bidCurrency(),
                    "reason", p.reason()))
        .toList();
  }
}

package org.muwahhad.award;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.committee.AwardQuestion;
import org.muwahhad.evaluation.ExaminationQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderQueries;

/**
 * Writes down what is put to the committee: every active lot, its ranking and its award. Lots
 * awarded before are not asked about again.
 */
@Singleton
class AwardQuestions {
  private final TenderQueries tenders;
  private final RankedBidQueries rankings;
  private final AwardQueries awards;
  private final ExaminationQueries examinations;
  private final CostAwards costAwards;

  AwardQuestions(
      TenderQueries tenders,
      RankedBidQueries rankings,
      AwardQueries awards,
      ExaminationQueries examinations,
      CostAwards costAwards) {
    this.tenders = tenders;
    this.rankings = rankings;
    this.awards = awards;
    this.examinations = examinations;
    this.costAwards = costAwards;
  }

  AwardQuestion of(TenderQueries.Tender tender) {
    List<RankedBidQueries.RankedBid> ranked = rankings.listRanked(tender.id());
    List<AwardQueries.Award> live = awards.listLive(tender.id());
    List<AwardQueries.AwardedItem> given = awards.listGiven(tender.id());
    List<AwardQueries.AwardDiscount> discounts = awards.listApplied(tender.id());
    return new AwardQuestion(
        tender.id(),
        tender.number(),
        tender.title(),
        tender.currency(),
        String.valueOf(tender.rateDate()),
        tender.weighsQuality(),
        tenders.listLots(tender.id()).stream()
            .filter(l -> l.status() == LotStatus.ACTIVE && !isSettled(l, live))
            .map(l -> lot(l, ranked, live, given, discounts))
            .toList(),
        null,
        examinations.current(tender.id()),
        states(tender, live));
  }

  /** What each state pays for what is asked about. */
  private List<AwardQuestion.StateCost> states(
      TenderQueries.Tender tender, List<AwardQueries.Award> live) {
    Set<Long> asked =
        live.stream()
            .filter(a -> a.state() == AwardStatus.PENDING)
            .map(AwardQueries.Award::id)
            .collect(Collectors.toSet());
    Map<String, List<AwardCost.CostLine>> byState =
        costAwards.of(tender.id()).lines().stream()
            .filter(l -> asked.contains(l.awardId()))
            .collect(Collectors.groupingBy(AwardCost.CostLine::stateCode));
    return costAwards.listStates().stream()
        .filter(s -> byState.containsKey(s.code()))
        .map(s -> cost(s, byState.getOrDefault(s.code(), List.of())))
        .toList();
  }

  private static AwardQuestion.StateCost cost(
      AwardAllocations.AwardState state, List<AwardCost.CostLine> lines) {
    AwardCost.NetAndVat converted = AwardCost.sum(lines.stream(), AwardCost.CostLine::converted);
    return new AwardQuestion.StateCost(
        state.code(),
        state.name(),
        AwardQuestion.Amount.of(converted.net()),
        text(lines.get(0).vatPercent()),
        AwardQuestion.Amount.of(converted.vat()),
        AwardQuestion.Amount.of(converted.gross()),
        AwardQuestion.Amount.of(AwardCost.sum(lines.stream(), AwardCost.CostLine::local).gross()));
  }

  private static boolean isSettled(TenderQueries.TenderLot lot, List<AwardQueries.Award> live) {
    return live.stream().anyMatch(a -> a.lotId() == lot.id() && a.state() == AwardStatus.ACTIVE);
  }

  private static AwardQuestion.QuestionLot lot(
      TenderQueries.TenderLot lot,
      List<RankedBidQueries.RankedBid> ranked,
      List<AwardQueries.Award> live,
      List<AwardQueries.AwardedItem> given,
      List<AwardQueries.AwardDiscount> discounts) {
    List<AwardQuestion.RecommendedAward> recommended =
        live.stream()
            .filter(a -> a.lotId() == lot.id())
            .map(a -> recommended(a, given, discounts))
            .toList();
    return new AwardQuestion.QuestionLot(
        lot.number(),
        lot.title(),
        recommended.isEmpty() ? null : recommended.get(0),
        recommended.size() < 2 ? null : recommended.subList(1, recommended.size()),
        ranked.stream().filter(r -> r.lotId() == lot.id()).map(AwardQuestions::ranked).toList());
  }

  private static AwardQuestion.RecommendedAward recommended(
      AwardQueries.Award award,
      List<AwardQueries.AwardedItem> given,
      List<AwardQueries.AwardDiscount> discounts) {
    @Nullable Integer rank = award.rankPosition();
    List<AwardQuestion.QuestionItem> items =
        given.stream().filter(g -> g.awardId() == award.id()).map(AwardQuestions::given).toList();
    List<AwardQuestion.Discount> applied =
        discounts.stream()
            .filter(d -> d.awardId() == award.id())
            .map(
                d ->
                    new AwardQuestion.Discount(
                        text(d.percent()), d.whenWinning(), d.isOfSome() ? d.winning() : null))
            .toList();
    return new AwardQuestion.RecommendedAward(
        award.supplier(),
        AwardQuestion.Amount.of(award.price()),
        rank == null ? 0 : rank,
        award.reason(),
        award.divided() ? text(award.sharePercent()) : null,
        applied.isEmpty() ? null : applied,
        items.isEmpty() ? null : items);
  }

  private static AwardQuestion.QuestionItem given(AwardQueries.AwardedItem given) {
    return new AwardQuestion.QuestionItem(
        given.itemCode(),
        given.item(),
        given.unit(),
        text(given.quantity()),
        text(given.itemQuantity()),
        given.bidPrice().toPlainString(),
        AwardQuestion.Amount.of(given.price()),
        AwardQuestion.Amount.of(given.total()));
  }

  private static String text(BigDecimal figure) {
    return figure.stripTrailingZeros().toPlainString();
  }

  private static AwardQuestion.QuestionRankedBid ranked(RankedBidQueries.RankedBid bid) {
    return new AwardQuestion.QuestionRankedBid(
        bid.rank(),
        bid.supplier(),
        bid.exclusion(),
        amount(bid.price()),
        amount(bid.converted()),
        amount(bid.evaluated()),
        score(bid.technicalScore()),
        score(bid.priceScore()),
        score(bid.finalScore()),
        bid.tieRule(),
        bid.abnormallyLow(),
        bid.explanation(),
        bid.alternative());
  }

  private static AwardQuestion.@Nullable Amount amount(@Nullable Money money) {
    return money == null ? null : AwardQuestion.Amount.of(money);
  }

  private static @Nullable String score(@Nullable BigDecimal score) {
    return score == null ? null : score.toPlainString();
  }
}

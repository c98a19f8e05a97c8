package org.muwahhad.seeds.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.seeds.Languages;
import org.muwahhad.seeds.reference.ReferenceData;

class TenderTest {

  private static final ReferenceData REFERENCE = ReferenceData.load();
  private static final BigDecimal SEVENTY_PERCENT = new BigDecimal("0.70");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
  private static final DemoPlan PLAN = DemoPlan.generate(TODAY, 7);
  private static final Map<String, DemoRound> ROUNDS =
      PLAN.rounds().stream().collect(Collectors.toMap(DemoRound::code, Function.identity()));

  @Test
  void two_tenders_are_awarded_one_is_examined_one_takes_bids_and_one_awaits_quantities() {
    assertThat(PLAN.tenders())
        .extracting(DemoTender::state)
        .containsExactly(
            DemoTender.DemoTenderState.AWARDED,
            DemoTender.DemoTenderState.AWARDED,
            DemoTender.DemoTenderState.UNDER_EVALUATION,
            DemoTender.DemoTenderState.PUBLISHED,
            DemoTender.DemoTenderState.DECIDED);
  }

  @Test
  void both_methods_occur_and_weights_sum_to_one_hundred() {
    assertThat(PLAN.tenders())
        .extracting(DemoTender::method)
        .contains(DemoTender.Method.LOWEST_PRICE, DemoTender.Method.QUALITY_PRICE);
    assertThat(PLAN.tenders())
        .allSatisfy(
            tender -> {
              assertThat(tender.qualityWeight() + tender.priceWeight()).isEqualTo(100);
              assertThat(tender.criteria().stream().mapToInt(DemoTender.Criterion::weight).sum())
                  .isEqualTo(100);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void dates_keep_the_rules_on_any_day_of_the_week(int shift) {
    DemoPlan plan = DemoPlan.generate(TODAY.plusDays(shift), 7);
    Instant now = plan.today().atStartOfDay(DemoCalendar.RIYADH).toInstant();

    for (int index = 0; index < plan.tenders().size(); index++) {
      DemoTender tender = plan.tenders().get(index);
      DemoTender.Dates dates = tender.dates();
      List<Instant> steps =
          Stream.of(
                  dates.preparedAt(),
                  dates.approvedAt(),
                  dates.publishedAt(),
                  dates.deadline(),
                  dates.openedAt(),
                  dates.evaluatedAt(),
                  dates.recommendedAt(),
                  dates.decidedAt(),
                  dates.confirmedAt(),
                  dates.standstillEndsAt(),
                  dates.awardedAt())
              .filter(Objects::nonNull)
              .toList();
      assertThat(steps).isSorted().doesNotHaveDuplicates();
      DemoRound round =
          plan.rounds().stream()
              .filter(r -> r.code().equals(tender.round()))
              .findFirst()
              .orElseThrow();
      assertThat(dates.preparedAt()).isAfter(round.endorsementUntil());
      assertThat(Duration.between(dates.publishedAt(), dates.deadline()))
          .isGreaterThanOrEqualTo(Duration.ofDays(30));
      if (dates.decidedAt() != null && dates.standstillEndsAt() != null) {
        assertThat(Duration.between(dates.decidedAt(), dates.standstillEndsAt()))
            .isGreaterThanOrEqualTo(Duration.ofDays(17));
      }
      assertThat(dates.deadline().isAfter(now))
          .isEqualTo(tender.state() == DemoTender.DemoTenderState.PUBLISHED);
      assertRecordsAreInTime(tender, now);
    }
  }

  private static void assertRecordsAreInTime(DemoTender tender, Instant now) {
    DemoTender.Dates dates = tender.dates();
    assertThat(tender.bids())
        .flatExtracting(DemoBid::versions)
        .extracting(DemoBid.DemoBidVersion::submittedAt)
        .allSatisfy(at -> assertThat(at).isBetween(dates.publishedAt(), dates.deadline()))
        .allSatisfy(at -> assertThat(at).isBefore(now));
    assertThat(tender.bids())
        .allSatisfy(
            bid ->
                assertThat(bid.versions())
                    .extracting(DemoBid.DemoBidVersion::submittedAt)
                    .isSorted()
                    .doesNotHaveDuplicates());
    assertThat(moments(tender.evaluation())).isSorted().allSatisfy(at -> after(at, tender, now));
    assertThat(tender.votes()).allSatisfy(vote -> after(vote.at(), tender, now));
    assertThat(tender.callOffs())
        .allSatisfy(order -> assertThat(order.at()).isBefore(now).isAfter(dates.awardedAt()))
        .extracting(DemoTender.CallOff::at)
        .isSorted();
  }

  private static List<Instant> moments(DemoEvaluation evaluation) {
    return Stream.of(
            evaluation.declarations().stream().map(DemoEvaluation.Declaration::at),
            evaluation.checkResults().stream().map(DemoEvaluation.CheckResult::at),
            evaluation.scores().stream().map(DemoEvaluation.Score::at).sorted(),
            evaluation.consensus().stream().map(DemoEvaluation.Consensus::at))
        .flatMap(Function.identity())
        .toList();
  }

  private static void after(Instant at, DemoTender tender, Instant now) {
    assertThat(at).isAfter(tender.dates().openedAt()).isBefore(now);
  }

  @Test
  void a_bid_prices_every_demanded_item_of_the_classes_it_covers_and_no_other() {
    for (DemoTender tender : PLAN.tenders()) {
      TenderDemand demand = demand(tender);
      for (DemoBid bid : tender.bids()) {
        Set<String> expected =
            bid.classes().stream()
                .flatMap(digits -> demand.itemsByClass().getOrDefault(digits, List.of()).stream())
                .map(DemoItem::code)
                .collect(Collectors.toSet());
        assertThat(bid.classes()).isNotEmpty();
        assertThat(bid.versions())
            .allSatisfy(
                version ->
                    assertThat(version.prices())
                        .extracting(DemoBid.Price::item)
                        .doesNotHaveDuplicates()
                        .hasSameElementsAs(expected));
      }
    }
  }

  @Test
  void a_bids_outline_names_only_classes_that_are_in_demand() {
    for (int index = 0; index < PLAN.tenders().size(); index++) {
      Set<String> classes = demand(PLAN.tenders().get(index)).itemsByClass().keySet();
      assertThat(TenderOutline.ALL.get(index).bids())
          .allSatisfy(bid -> assertThat(classes).containsAll(bid.classes()));
    }
  }

  @Test
  void no_offer_for_a_lot_is_abnormally_low() {
    for (DemoTender tender : PLAN.tenders()) {
      for (String digits : demand(tender).itemsByClass().keySet()) {
        List<BigDecimal> totals =
            tender.bids().stream()
                .filter(bid -> bid.stands() && bid.classes().contains(digits))
                .map(bid -> usd(tender, bid, digits))
                .sorted()
                .toList();
        for (int index = 1; index < totals.size(); index++) {
          assertThat(totals.get(0)).isGreaterThan(totals.get(index).multiply(SEVENTY_PERCENT));
        }
      }
    }
  }

  private static BigDecimal usd(DemoTender tender, DemoBid bid, String digits) {
    TenderDemand demand = demand(tender);
    Set<String> items =
        demand.itemsByClass().getOrDefault(digits, List.of()).stream()
            .map(DemoItem::code)
            .collect(Collectors.toSet());
    BigDecimal rate = REFERENCE.unitsPerUsd(bid.currency(), TODAY);
    return bid.versions().get(bid.versions().size() - 1).prices().stream()
        .filter(price -> items.contains(price.item()))
        .map(
            price ->
                price
                    .unitPrice()
                    .multiply(BigDecimal.valueOf(total(demand, price.item())))
                    .divide(rate, MathContext.DECIMAL128))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static int total(TenderDemand demand, String item) {
    return demand.quantities().getOrDefault(item, Map.of()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  @Test
  void bid_prices_are_above_zero_and_fit_their_currency() {
    for (DemoTender tender : PLAN.tenders()) {
      for (DemoBid bid : tender.bids()) {
        int decimals = REFERENCE.currency(bid.currency()).decimals();
        assertThat(bid.versions())
            .flatExtracting(DemoBid.DemoBidVersion::prices)
            .allSatisfy(
                price -> {
                  assertThat(price.unitPrice()).isPositive();
                  assertThat(price.unitPrice().scale()).isEqualTo(decimals);
                });
      }
    }
  }

  @Test
  void a_replaced_and_a_withdrawn_bid_occur() {
    assertThat(PLAN.tenders())
        .flatExtracting(DemoTender::bids)
        .anyMatch(bid -> bid.versions().size() == 2)
        .anyMatch(bid -> !bid.stands());
  }

  @Test
  void the_tender_open_for_bids_holds_two_and_leaves_the_first_bidder_free() {
    assertThat(PLAN.tenders().get(3).bids())
        .hasSize(2)
        .noneMatch(bid -> bid.supplier().equals("SUP-01"));
  }

  @Test
  void every_lot_of_an_opened_tender_has_two_bids_that_pass() {
    PLAN.tenders().stream()
        .filter(tender -> tender.dates().openedAt() != null)
        .forEach(
            tender ->
                assertThat(demand(tender).itemsByClass().keySet())
                    .allSatisfy(
                        digits ->
                            assertThat(passing(tender))
                                .filteredOn(bid -> bid.classes().contains(digits))
                                .hasSizeGreaterThanOrEqualTo(2)));
  }

  private static List<DemoBid> passing(DemoTender tender) {
    return tender.bids().stream()
        .filter(DemoBid::stands)
        .filter(
            bid ->
                tender.evaluation().checkResults().stream()
                    .filter(result -> result.bid().equals(bid.code()))
                    .allMatch(DemoEvaluation.CheckResult::passed))
        .filter(bid -> score(tender, bid) >= tender.passMark())
        .toList();
  }

  private static double score(DemoTender tender, DemoBid bid) {
    return tender.criteria().stream()
        .mapToDouble(criterion -> criterion.weight() * mean(tender, bid, criterion) / 100)
        .sum();
  }

  private static double mean(DemoTender tender, DemoBid bid, DemoTender.Criterion criterion) {
    return points(tender, bid, criterion).average().orElse(0);
  }

  private static IntStream points(DemoTender tender, DemoBid bid, DemoTender.Criterion criterion) {
    return tender.evaluation().scores().stream()
        .filter(score -> score.bid().equals(bid.code()))
        .filter(score -> score.criterion().equals(criterion.code()))
        .mapToInt(DemoEvaluation.Score::points);
  }

  @Test
  void each_awarded_tender_shows_a_failed_check_and_a_failed_technical_offer() {
    PLAN.tenders().stream()
        .filter(tender -> tender.state() == DemoTender.DemoTenderState.AWARDED)
        .forEach(
            tender -> {
              assertThat(tender.evaluation().checkResults())
                  .filteredOn(result -> !result.passed())
                  .hasSize(1)
                  .allSatisfy(result -> assertThat(result.reason()).isNotNull());
              assertThat(tender.bids())
                  .filteredOn(DemoBid::stands)
                  .filteredOn(bid -> score(tender, bid) > 0)
                  .filteredOn(bid -> score(tender, bid) < tender.passMark())
                  .hasSize(1);
            });
  }

  @Test
  void scores_more_than_twenty_points_apart_have_a_reasoned_consensus_and_no_others() {
    for (DemoTender tender : PLAN.tenders()) {
      for (DemoBid bid : tender.bids()) {
        for (DemoTender.Criterion criterion : tender.criteria()) {
          int spread =
              points(tender, bid, criterion).max().orElse(0)
                  - points(tender, bid, criterion).min().orElse(0);
          assertThat(tender.evaluation().consensus())
              .filteredOn(
                  agreed ->
                      agreed.bid().equals(bid.code())
                          && agreed.criterion().equals(criterion.code()))
              .hasSize(spread > 20 ? 1 : 0);
        }
      }
    }
  }

  @Test
  void the_tender_at_evaluation_waits_for_the_technical_evaluator() {
    assertThat(PLAN.tenders().get(2).evaluation().scores())
        .extracting(DemoEvaluation.Score::evaluator)
        .containsOnly("evaluator.1", "evaluator.2");
  }

  @Test
  void a_quorum_of_states_votes_on_each_award_with_a_reason() {
    PLAN.tenders().stream()
        .filter(tender -> tender.state() == DemoTender.DemoTenderState.AWARDED)
        .forEach(
            tender -> {
              assertThat(tender.votes()).extracting(DemoTender.Vote::state).hasSize(6);
              assertThat(tender.votes())
                  .filteredOn(vote -> vote.choice() == DemoTender.Choice.FOR)
                  .hasSizeGreaterThanOrEqualTo(5);
              tender.votes().forEach(vote -> Languages.assertProper(vote.reason()));
            });
  }

  @Test
  void call_offs_stay_within_what_the_entity_asked_for() {
    PLAN.tenders()
        .forEach(
            tender -> {
              TenderDemand demand = demand(tender);
              assertThat(tender.callOffs())
                  .extracting(order -> order.entity() + order.item())
                  .doesNotHaveDuplicates();
              assertThat(tender.callOffs())
                  .allSatisfy(
                      order ->
                          assertThat(order.quantity())
                              .isBetween(
                                  1,
                                  demand
                                      .quantities()
                                      .getOrDefault(order.item(), Map.of())
                                      .getOrDefault(order.entity(), 0)));
            });
    assertThat(PLAN.tenders().get(0).callOffs()).hasSize(70);
    assertThat(PLAN.tenders().get(1).callOffs()).hasSize(70);
  }

  private static TenderDemand demand(DemoTender tender) {
    DemoRound round = ROUNDS.get(tender.round());
    if (round == null) {
      throw new AssertionError("There is no round " + tender.round());
    }
    return TenderDemand.of(round, PLAN.items());
  }
}

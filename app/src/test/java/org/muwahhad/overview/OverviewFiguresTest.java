package org.muwahhad.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.framework.Spend;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.framework.performance.ViewSpend;
import org.muwahhad.home.PendingAction;
import org.muwahhad.home.WaitingKind;
import org.muwahhad.shared.Money;

/** The figures of the overview of the demonstration are what plain counting comes to. */
@Tag("long")
class OverviewFiguresTest {
  private static final TestApp APP = LoadedDemo.app();

  private static OverviewView of(String login) {
    return APP.get(ViewOverview.class).get(actor(login));
  }

  private static Actor actor(String login) {
    return APP.get(Actors.class).get(login);
  }

  @Test
  void savings_are_sums_of_the_tenders() {
    OverviewView.SavingsFigures savings = of("buyer").savings();
    assertThat(savings.tenders()).isNotEmpty();
    assertThat(savings.tenders())
        .extracting(OverviewView.TenderComparison::number)
        .containsExactlyElementsOf(
            column(
                """
                SELECT GROUP_CONCAT(DISTINCT t.number ORDER BY t.number)
                  FROM joint_tender t JOIN award a ON a.tender_id = t.id
                 WHERE a.status = 'active' AND t.procurement_method <> 'framework'"""));
    for (Function<OverviewView.ComparedSum, Money> figure :
        List.<Function<OverviewView.ComparedSum, Money>>of(
            OverviewView.ComparedSum::award,
            OverviewView.ComparedSum::benchmark,
            OverviewView.ComparedSum::estimate,
            OverviewView.ComparedSum::savedOfBenchmark,
            OverviewView.ComparedSum::savedOfEstimate)) {
      Money all = figure.apply(savings.own());
      assertThat(all.currency()).isEqualTo("USD");
      assertThat(figure.apply(savings.ofAllStates())).isEqualTo(all);
      assertThat(sum(savings.states(), s -> figure.apply(s.sum()))).isEqualTo(all);
      assertThat(sum(savings.divisions(), s -> figure.apply(s.sum()))).isEqualTo(all);
      assertThat(sum(savings.tenders(), s -> figure.apply(s.sum()))).isEqualTo(all);
      BigDecimal converted =
          savings.tenders().stream()
              .map(t -> inUsd(figure.apply(t.own())))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(all.amount().subtract(converted).abs())
          .as("each tender as its report says it, at the rates of today")
          .isLessThan(new BigDecimal("0.02"));
    }
    OverviewView.ComparedSum sum = savings.own();
    assertThat(sum.savedOfBenchmark().plus(sum.award())).isEqualTo(sum.benchmark());
    assertThat(sum.savedOfEstimate().plus(sum.award())).isEqualTo(sum.estimate());
    assertThat(Objects.requireNonNull(sum.ofBenchmark()).multiply(sum.benchmark().amount()))
        .isCloseTo(sum.savedOfBenchmark().amount(), within(new BigDecimal("0.01")));
  }

  @Test
  void awards_are_what_was_converted_into_the_currency_of_each_tender() {
    for (OverviewView.TenderComparison tender : of("buyer").savings().tenders()) {
      assertThat(tender.own().award().amount())
          .isEqualByComparingTo(
              APP.ask(
                  """
                  SELECT SUM(converted_amount) FROM award
                   WHERE status = 'active' AND tender_id = """
                      + tender.id()));
    }
  }

  @Test
  void demand_is_what_was_endorsed() {
    OverviewView.DemandFigures demand = of("buyer").demand();
    BigDecimal plain =
        new BigDecimal(
            APP.ask(
                """
                SELECT SUM(l.quantity * l.estimated_unit_price / x.units_per_usd)
                  FROM demand_line l
                  JOIN submission s ON s.id = l.submission_id AND s.status = 'ENDORSED'
                  JOIN demand_round r ON r.id = s.round_id AND r.status <> 'CANCELLED'
                  JOIN exchange_rate x ON x.currency = l.currency
                 WHERE x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                        WHERE y.currency = x.currency AND y.valid_from <= UTC_DATE())"""));
    assertThat(demand.total().amount().subtract(plain).abs())
        .as("but for rounding each line")
        .isLessThan(new BigDecimal("5"));
    assertThat(sum(demand.states(), OverviewView.DemandAndAward::demand)).isEqualTo(demand.total());
    assertThat(sum(demand.divisions(), OverviewView.DemandAndAward::demand))
        .isEqualTo(demand.total());
    assertThat(sum(demand.rounds(), OverviewView.RoundDemand::demand)).isEqualTo(demand.total());
    Money awarded = of("buyer").savings().own().award();
    assertThat(sum(demand.states(), OverviewView.DemandAndAward::award)).isEqualTo(awarded);
    assertThat(sum(demand.divisions(), OverviewView.DemandAndAward::award)).isEqualTo(awarded);
  }

  @Test
  void what_a_state_asked_is_one_figure_here_and_where_its_entities_are_listed() {
    for (String login : List.of("buyer", "coordinator.kw")) {
      OverviewView.DemandFigures demand = of(login).demand();
      for (ViewSpend.StateSpend state : APP.get(ViewSpend.class).get(actor(login)).states()) {
        assertThat(
                demand.states().stream()
                    .filter(d -> d.code().equals(state.code()))
                    .map(d -> d.demand().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add))
            .as(login + " " + state.code())
            .isEqualByComparingTo(state.figures().asked().amount());
      }
    }
  }

  @Test
  void participation_counts_entities_asked_and_answers_in_force() {
    OverviewView.ParticipationFigures participation = of("buyer").participation();
    assertThat(participation.answered())
        .isPositive()
        .isEqualTo(
            count(
                """
                submission s JOIN demand_round r ON r.id = s.round_id
                 WHERE r.status IN ('OPEN', 'CLOSED', 'AGGREGATED')
                   AND s.status IN ('SUBMITTED', 'ENDORSED')
                   AND r.opens_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 12 MONTH)"""));
    assertThat(participation.asked())
        .isEqualTo(
            count(
                """
                demand_round r JOIN round_state n ON n.round_id = r.id
                  JOIN procuring_entity e ON e.state_code = n.state_code AND e.closed_at IS NULL
                 WHERE r.status IN ('OPEN', 'CLOSED', 'AGGREGATED')
                   AND r.opens_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 12 MONTH)"""));
    assertThat(participation.states().stream().mapToInt(OverviewView.AnswerCount::answered).sum())
        .isEqualTo(participation.answered());
    assertThat(participation.rounds().stream().mapToInt(OverviewView.RoundAnswers::asked).sum())
        .isEqualTo(participation.asked());
  }

  @Test
  void every_unfinished_round_and_tender_is_at_one_stage() {
    Map<PipelineStage, Integer> stages =
        of("auditor").stages().stream()
            .collect(
                Collectors.toMap(OverviewView.StageCount::stage, OverviewView.StageCount::count));
    assertThat(stages.get(PipelineStage.PLANNED)).isEqualTo(rounds("PLANNED"));
    assertThat(stages.get(PipelineStage.OPEN)).isEqualTo(rounds("OPEN"));
    assertThat(stages.get(PipelineStage.ENDORSEMENT)).isEqualTo(rounds("CLOSED"));
    assertThat(stages.get(PipelineStage.PREPARATION))
        .isEqualTo(tenders("DRAFT") + tenders("APPROVED"));
    assertThat(stages.get(PipelineStage.COMMITTEE)).isEqualTo(tenders("RECOMMENDED"));
    assertThat(stages.get(PipelineStage.QUANTITIES)).isEqualTo(tenders("DECIDED"));
    assertThat(stages.get(PipelineStage.STANDSTILL)).isEqualTo(tenders("STANDSTILL"));
    assertThat(
            Objects.requireNonNull(stages.get(PipelineStage.BIDDING))
                + Objects.requireNonNull(stages.get(PipelineStage.EVALUATION)))
        .isEqualTo(
            tenders("PUBLISHED")
                + tenders("CLOSED")
                + tenders("OPENED")
                + tenders("UNDER_EVALUATION"));
    assertThat(stages.values().stream().mapToInt(Integer::intValue).sum()).isPositive();
  }

  @Test
  void decisions_wait_for_their_committees_since_they_were_asked() {
    List<PendingAction> decisions = of("member.sa").decisions();
    assertThat(decisions).hasSize(count("decision WHERE status = 'OPEN'"));
    assertThat(decisions).allSatisfy(d -> assertThat(d.holder()).isNotNull());
    assertThat(of("buyer").waiting())
        .isSortedAccordingTo(Comparator.comparing(PendingAction::since));
  }

  @Test
  void a_coordinator_sees_the_own_state_beside_the_savings_of_all() {
    OverviewView own = of("coordinator.kw");
    assertThat(Objects.requireNonNull(own.state()).code()).isEqualTo("KW");
    assertThat(own.currency()).isEqualTo("KWD");
    assertThat(own.savings().states())
        .extracting(OverviewView.NamedComparison::code)
        .containsExactly("KW");
    assertThat(own.savings().states().get(0).sum()).isEqualTo(own.savings().own());
    assertThat(own.savings().ofAllStates().award().amount())
        .isGreaterThan(own.savings().own().award().amount());
    assertThat(own.demand().states())
        .extracting(OverviewView.DemandAndAward::code)
        .containsExactly("KW");
    assertThat(own.participation().states())
        .extracting(OverviewView.AnswerCount::code)
        .containsExactly("KW");
    Predicate<PendingAction> ofState = w -> w.kind().holder() == WaitingKind.Holder.STATE;
    assertThat(own.waiting().stream().filter(ofState))
        .allSatisfy(w -> assertThat(Objects.requireNonNull(w.holder()).en()).isEqualTo("Kuwait"));
    assertThat(own.waiting()).noneMatch(w -> w.kind() == WaitingKind.DECIDE_COMPLAINT);
    OverviewView.NamedComparison ofBuyer =
        of("buyer").savings().states().stream()
            .filter(s -> s.code().equals("KW"))
            .findFirst()
            .orElseThrow();
    assertThat(inUsd(own.savings().own().award()).subtract(ofBuyer.sum().award().amount()).abs())
        .isLessThan(BigDecimal.ONE);
  }

  @Test
  void a_stage_is_due_when_the_next_round_or_tender_at_it_ends() {
    Map<PipelineStage, String> ends =
        Map.of(
            PipelineStage.PLANNED,
            "MIN(opens_at) FROM demand_round WHERE status = 'PLANNED'",
            PipelineStage.OPEN,
            "MIN(closes_at) FROM demand_round WHERE status = 'OPEN'",
            PipelineStage.ENDORSEMENT,
            "MIN(endorsement_until) FROM demand_round WHERE status = 'CLOSED'",
            PipelineStage.BIDDING,
            """
            MIN(deadline_at) FROM joint_tender
             WHERE status = 'PUBLISHED' AND deadline_at > UTC_TIMESTAMP(6)""",
            PipelineStage.STANDSTILL,
            "MIN(standstill_until) FROM joint_tender WHERE status = 'STANDSTILL'");
    List<OverviewView.StageCount> stages = of("buyer").stages();
    ends.forEach(
        (stage, end) ->
            assertThat(stages.stream().filter(s -> s.stage() == stage).findFirst().orElseThrow())
                .extracting(s -> s.nextDue() == null ? "" : s.nextDue().toString())
                .isEqualTo(
                    APP.ask("SELECT COALESCE(" + end.replaceFirst(" FROM", ", '') FROM"))
                        .transform(OverviewFiguresTest::instant)));
    assertThat(stages).anyMatch(s -> s.nextDue() != null);
  }

  private static String instant(String stored) {
    return stored.isEmpty() ? "" : Instant.parse(stored.replace(' ', 'T') + "Z").toString();
  }

  @Test
  void what_was_ordered_and_needed_by_now_is_late_until_it_is_accepted() {
    TestApp later = LoadedDemo.fresh();
    later.moveClockOn(Duration.ofDays(330));
    OverviewView view = later.get(ViewOverview.class).get(later.get(Actors.class).get("member.sa"));
    String today = view.ratesOf().toString();
    Map<String, BigDecimal> late = new TreeMap<>();
    view.lateOrders()
        .forEach(
            o -> late.merge(o.agreementNumber() + " " + o.itemCode(), o.late(), BigDecimal::add));
    Map<String, BigDecimal> plain = new TreeMap<>();
    String orders =
        later.ask(
            """
            SELECT GROUP_CONCAT(CONCAT(f.id, ' ', n.entity_id, ' ', n.lot_item_id) SEPARATOR ',')
              FROM entitlement n JOIN framework_agreement f ON f.id = n.agreement_id
             WHERE n.called_quantity > 0 AND f.ends_on >= DATE_SUB('%s', INTERVAL 1 YEAR)"""
                .formatted(today));
    for (String order : orders.split(",", -1)) {
      String[] key = order.split(" ", -1);
      String where = " AND e.entity_id = %s AND e.lot_item_id = %s".formatted(key[1], key[2]);
      BigDecimal needed =
          new BigDecimal(
              later.ask(
                  """
                  SELECT COALESCE(SUM(a.quantity), 0) FROM award_allocation a
                    JOIN framework_agreement f ON f.award_id = a.award_id
                    JOIN demand_line e ON e.id = a.demand_line_id
                   WHERE f.id = %s AND e.need_by < '%s' AND e.entity_id = %s
                     AND a.lot_item_id = %s"""
                      .formatted(key[0], today, key[1], key[2])));
      BigDecimal ordered =
          new BigDecimal(
              later.ask(
                  "SELECT called_quantity FROM entitlement e WHERE agreement_id = "
                      + key[0]
                      + where));
      BigDecimal accepted =
          new BigDecimal(
              later.ask(
                  """
                  SELECT COALESCE(SUM(y.accepted_quantity), 0) FROM delivery y
                    JOIN call_off o ON o.id = y.call_off_id
                   WHERE o.agreement_id = %s AND o.entity_id = %s AND y.lot_item_id = %s"""
                      .formatted(key[0], key[1], key[2])));
      BigDecimal open = needed.min(ordered).subtract(accepted);
      if (open.signum() > 0) {
        plain.merge(
            later.ask(
                """
                SELECT CONCAT(f.number, ' ', c.code) FROM framework_agreement f, lot_item i
                  JOIN item_revision r ON r.id = i.revision_id
                  JOIN catalog_item c ON c.id = r.item_id
                 WHERE f.id = %s AND i.id = %s"""
                    .formatted(key[0], key[2])),
            open,
            BigDecimal::add);
      }
    }
    assertThat(plain).isNotEmpty();
    assertThat(late.keySet()).isEqualTo(plain.keySet());
    plain.forEach(
        (item, quantity) -> assertThat(late.get(item)).as(item).isEqualByComparingTo(quantity));
    later.close();
  }

  @Test
  void agreements_are_used_as_their_pages_say() {
    List<AgreementStandingQueries.AgreementRow> rows =
        APP.get(AgreementStandingQueries.class).listRunning("");
    assertThat(rows).isNotEmpty();
    for (AgreementStandingQueries.AgreementRow row : rows) {
      List<Spend> spend = APP.get(ViewAgreements.class).get(actor("buyer"), row.id()).spend();
      assertThat(row.entitled()).isEqualByComparingTo(sum(spend, Spend::entitled).amount());
      assertThat(row.ordered()).isEqualByComparingTo(sum(spend, Spend::ordered).amount());
    }
  }

  private static int rounds(String status) {
    return count("demand_round WHERE status = '" + status + "'");
  }

  private static int tenders(String status) {
    return count("joint_tender WHERE status = '" + status + "'");
  }

  private static int count(String from) {
    return Integer.parseInt(APP.ask("SELECT COUNT(*) FROM " + from));
  }

  private static List<String> column(String query) {
    return List.of(APP.ask(query).split(",", -1));
  }

  private static BigDecimal inUsd(Money money) {
    BigDecimal rate =
        new BigDecimal(
            APP.ask(
                """
                SELECT units_per_usd FROM exchange_rate
                 WHERE currency = '%s' AND valid_from <= UTC_DATE()
                 ORDER BY valid_from DESC LIMIT 1"""
                    .formatted(money.currency())));
    return money.amount().divide(rate, MathContext.DECIMAL128);
  }

  private static <T> Money sum(List<T> all, Function<T, Money> money) {
    return all.stream().map(money).reduce(Money::plus).orElseThrow();
  }
}

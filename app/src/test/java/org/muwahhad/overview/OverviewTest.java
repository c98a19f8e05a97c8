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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.Statements;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.framework.Spend;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.home.HeadlineFigure;
import org.muwahhad.home.Headlines;
import org.muwahhad.home.PendingAction;
import org.muwahhad.home.WaitingKind;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Texts;

/**
 * The overview of the demonstration: who reads it, that its figures are what plain counting comes
 * to, and that pages and programs are told the same.
 */
@Tag("long")
class OverviewTest {
  private static final TestApp APP = LoadedDemo.fresh(Statements.RECORDED);
  private static final List<String> LISTS =
      List.of(
          "/unfinished",
          "/waiting",
          "/savings",
          "/demand",
          "/participation",
          "/participation/KW",
          "/agreements",
          "/late-orders");

  private static final Pattern RANGE = Pattern.compile("pager-range\">[^<]* of ([0-9,]+)<");

  private static OverviewView of(String login) {
    return APP.get(ViewOverview.class).get(actor(login));
  }

  private static Actor actor(String login) {
    return APP.get(Actors.class).get(login);
  }

  @Test
  void those_who_lead_read_it_and_nobody_else() {
    for (String login :
        List.of("member.sa", "technical.kw", "buyer", "auditor", "coordinator.kw")) {
      Browserless browser = signedIn(login);
      assertThat(browser.get("/").body()).as(login).contains("href=\"/overview\"");
      assertThat(browser.get("/overview").statusCode()).as(login).isEqualTo(200);
    }
    for (String login : List.of("bidder.1", "officer.kw", "evaluator.1", "opening.1", "admin")) {
      Browserless browser = signedIn(login);
      assertThat(browser.get("/").body()).as(login).doesNotContain("/overview");
      assertThat(browser.get("/overview").statusCode()).as(login).isEqualTo(403);
      assertThat(browser.get("/api/v1/overview").statusCode()).as(login).isEqualTo(403);
      LISTS.forEach(
          l -> assertThat(browser.get("/overview" + l).statusCode()).as(login).isEqualTo(403));
    }
  }

  @Test
  void what_waits_for_a_member_is_what_the_first_page_says() {
    for (String login : List.of("member.sa", "member.kw", "technical.kw")) {
      String home = signedIn(login).get("/api/v1/home").body();
      int told = home.split("\"kind\":\"(VOTE|RECORD_OUTCOME)\"", -1).length - 1;
      assertThat(of(login).ownDecisions()).as(login).isEqualTo(told);
    }
    assertThat(of("buyer").ownDecisions()).isNull();
  }

  @Test
  void the_first_page_of_those_who_lead_has_the_figures_of_the_overview_and_leads_to_their_lists() {
    for (String login : List.of("member.sa", "technical.kw", "buyer")) {
      OverviewView view = of(login);
      Headlines.HeadlineView headlines = APP.get(Headlines.class).of(actor(login));
      Map<HeadlineFigure.HeadlineKind, HeadlineFigure> figures =
          headlines.figures().stream()
              .collect(Collectors.toMap(HeadlineFigure::kind, Function.identity()));
      OverviewView.ComparedSum saved = view.savings().own();

      assertThat(headline(figures, HeadlineFigure.HeadlineKind.SAVED).amount())
          .isEqualTo(saved.savedOfBenchmark());
      assertThat(headline(figures, HeadlineFigure.HeadlineKind.SAVED).share())
          .isEqualTo(saved.ofBenchmark());
      assertThat(headline(figures, HeadlineFigure.HeadlineKind.UNDER_WAY).count())
          .isEqualTo(view.stages().stream().mapToInt(OverviewView.StageCount::count).sum());
      assertThat(headline(figures, HeadlineFigure.HeadlineKind.ENDING).count())
          .isEqualTo(view.agreements().size());
      assertThat(headline(figures, HeadlineFigure.HeadlineKind.LATE).count())
          .isEqualTo(view.lateOrders().size());
      Integer own = view.ownDecisions();
      assertThat(
              headline(
                      figures,
                      own == null
                          ? HeadlineFigure.HeadlineKind.DECISIONS
                          : HeadlineFigure.HeadlineKind.OWN_DECISIONS)
                  .count())
          .isEqualTo(own == null ? view.decisions().size() : own);
      assertThat(headlines.waitingInAll()).isEqualTo(view.waiting().size()).isPositive();
      assertThat(headlines.waiting())
          .isEqualTo(view.waiting().subList(0, Math.min(3, view.waiting().size())));

      Browserless browser = signedIn(login);
      for (Language language : Language.values()) {
        browser.get("/language/" + language.tag());
        Texts t = Texts.in(language);
        String home = browser.get("/").body();
        assertThat(home)
            .contains(t.formats().amount(saved.savedOfBenchmark()))
            .contains(t.formats().difference(Objects.requireNonNull(saved.ofBenchmark())));
        headlines.waiting().forEach(w -> assertThat(home).contains(w.code()));
        headlines
            .figures()
            .forEach(
                f -> {
                  assertThat(home).contains("href=\"" + f.href() + "\"");
                  assertThat(browser.get(f.href()).statusCode()).as(f.href()).isEqualTo(200);
                });
      }
      assertThat(browser.get("/api/v1/home").body())
          .contains("\"waitingInAll\":" + view.waiting().size());
    }
    for (String login : List.of("auditor", "coordinator.kw", "officer.kw", "bidder.1")) {
      assertThat(APP.get(Headlines.class).of(actor(login)))
          .as(login)
          .isEqualTo(Headlines.HeadlineView.NONE);
      assertThat(signedIn(login).get("/").body()).as(login).doesNotContain("class=\"tiles\"");
    }
  }

  private static HeadlineFigure headline(
      Map<HeadlineFigure.HeadlineKind, HeadlineFigure> figures, HeadlineFigure.HeadlineKind kind) {
    return Objects.requireNonNull(figures.get(kind));
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
  void pages_and_programs_are_told_the_same() {
    OverviewView view = of("member.sa");
    OverviewView.ComparedSum saved = view.savings().own();
    String json = signedIn("member.sa").get("/api/v1/overview").body();
    assertThat(json)
        .contains(saved.savedOfBenchmark().amount().toPlainString())
        .contains(saved.savedOfEstimate().amount().toPlainString())
        .contains("\"currency\":\"SAR\"");
    for (Language language : Language.values()) {
      Browserless browser = signedIn("member.sa");
      browser.get("/language/" + language.tag());
      Texts t = Texts.in(language);
      assertThat(browser.get("/overview").body())
          .contains(t.formats().amount(saved.savedOfBenchmark()))
          .contains(t.formats().amount(saved.savedOfEstimate()))
          .contains(t.formats().date(view.ratesOf()))
          .contains(t.formats().difference(Objects.requireNonNull(saved.ofBenchmark())));
      assertThat(browser.get("/overview/savings").body())
          .contains(t.formats().amount(saved.award()))
          .contains(t.formats().amount(saved.benchmark()))
          .contains(t.formats().amount(saved.estimate()));
      String unfinished =
          IntStream.rangeClosed(1, 1 + view.unfinished().size() / ListChoice.SIZE)
              .mapToObj(n -> browser.get("/overview/unfinished?page=" + n).body())
              .collect(Collectors.joining());
      view.unfinished().forEach(u -> assertThat(unfinished).contains(u.code()));
      String waiting =
          IntStream.rangeClosed(1, 1 + view.waiting().size() / ListChoice.SIZE)
              .mapToObj(n -> browser.get("/overview/waiting?page=" + n).body())
              .collect(Collectors.joining());
      view.waiting().forEach(w -> assertThat(waiting).contains(w.code()));
      LISTS.forEach(
          l -> assertThat(browser.get("/overview" + l).statusCode()).as(l).isEqualTo(200));
    }
  }

  @Test
  void what_waits_is_found_narrowed_and_ordered() {
    OverviewView view = of("buyer");
    PendingAction one = view.waiting().get(0);

    assertThat(view.waiting(waiting(one.code(), "", "")).entries()).contains(one);
    assertThat(view.waiting(waiting("qqqqzzzz", "", "")).total()).isZero();
    assertThat(view.waiting(waiting("", "COMMITTEE", "")).total())
        .isEqualTo(view.decisions().size());
    assertThat(view.waiting(waiting("", "CENTRAL_BODY", "")).entries())
        .isNotEmpty()
        .allSatisfy(w -> assertThat(w.kind().holder()).isEqualTo(WaitingKind.Holder.CENTRAL_BODY));
    assertThat(view.waiting(waiting("", "", "-number")).entries())
        .isSortedAccordingTo(Comparator.comparing(PendingAction::code).reversed());
    assertThat(view.waiting(new ListChoice("/", "", "", "", 1000)).entries()).isEmpty();
    Browserless browser = signedIn("buyer");
    browser.get("/language/en");
    assertThat(browser.get("/overview").body()).contains("/overview/waiting?filter=COMMITTEE");
    assertThat(browser.get("/overview/waiting?filter=CENTRAL_BODY").body())
        .contains("of " + view.waiting(waiting("", "CENTRAL_BODY", "")).total() + "<");
  }

  @Test
  void every_figure_has_a_link_that_opens_the_rows_it_counts() {
    for (String login : List.of("member.sa", "buyer", "coordinator.kw")) {
      Browserless browser = signedIn(login);
      OverviewView view = of(login);
      String page = browser.get("/overview").body();
      for (OverviewView.StageCount stage : view.stages()) {
        String list = "/overview/unfinished?filter=" + stage.stage();
        assertThat(page).contains("href=\"" + list + "\"");
        assertThat(counted(browser, list)).as(list).isEqualTo(stage.count());
      }
      assertThat(page)
          .contains(
              "href=\"/overview/waiting\"",
              "href=\"/overview/unfinished\"",
              "href=\"/overview/late-orders\"",
              "href=\"/overview/agreements\"",
              "href=\"/overview/savings\"",
              "href=\"/overview/demand\"",
              "href=\"/overview/participation\"");
      assertThat(counted(browser, "/overview/waiting")).isEqualTo(view.waiting().size());
      assertThat(counted(browser, "/overview/waiting?filter=COMMITTEE"))
          .isEqualTo(view.decisions().size());
      assertThat(counted(browser, "/overview/late-orders")).isEqualTo(view.lateOrders().size());
      assertThat(browser.get("/overview/agreements").body().split("href=\"/agreements/[0-9]", -1))
          .hasSize(view.agreements().size() + 1);
      participation(browser, view);
      amounts(login, browser, view);
    }
  }

  private static void participation(Browserless browser, OverviewView view) {
    String page = browser.get("/overview/participation").body();
    for (OverviewView.AnswerCount state : view.participation().states()) {
      String list = "/overview/participation/" + state.code();
      answers(browser, page, list, "?", state.asked(), state.answered());
    }
    for (OverviewView.RoundAnswers round : view.participation().rounds()) {
      String list = "/overview/participation/" + round.stateCode() + "?q=" + round.code();
      answers(browser, page, list, "&", round.asked(), round.answered());
    }
  }

  private static void answers(
      Browserless browser, String page, String list, String more, int asked, int answered) {
    Map<String, Integer> figures =
        Map.of(
            list,
            asked,
            list + more + "filter=ANSWERED",
            answered,
            list + more + "filter=SILENT",
            asked - answered);
    figures.forEach(
        (address, figure) -> {
          assertThat(page).contains("href=\"" + address.replace("&", "&amp;") + "\"");
          assertThat(counted(browser, address)).as(address).isEqualTo(figure);
        });
  }

  /** Demand opens the rounds in which it was endorsed, awards the tenders that they are of. */
  private static void amounts(String login, Browserless browser, OverviewView view) {
    String page = browser.get("/overview/demand").body();
    Map<String, List<OverviewView.DemandAndAward>> figures =
        Map.of("state", view.demand().states(), "category", view.demand().divisions());
    figures.forEach(
        (by, rows) -> {
          for (OverviewView.DemandAndAward row : rows) {
            String query = "?" + by + "=" + row.code();
            assertThat(page)
                .contains(
                    "href=\"/overview/demand" + query + "\"",
                    "href=\"/overview/savings" + query + "\"");
            OverviewView opened =
                APP.get(ViewOverview.class)
                    .get(
                        actor(login),
                        by.equals("state")
                            ? new OverviewScope.Narrowing(row.code(), "")
                            : new OverviewScope.Narrowing("", row.code()));
            Money none = Money.zero(view.currency());
            assertThat(
                    opened.demand().rounds().stream()
                        .map(OverviewView.RoundDemand::demand)
                        .reduce(none, Money::plus))
                .as(login + query)
                .isEqualTo(row.demand());
            assertThat(
                    opened.savings().tenders().stream()
                        .map(t -> t.sum().award())
                        .reduce(none, Money::plus))
                .as(login + query)
                .isEqualTo(row.award());
            String demand = browser.get("/overview/demand" + query).body();
            opened.demand().rounds().forEach(r -> assertThat(demand).contains(r.code()));
            String awards = browser.get("/overview/savings" + query).body();
            opened.savings().tenders().forEach(t -> assertThat(awards).contains(t.number()));
          }
        });
  }

  /** How many entries a list says that it has; none where nothing matches. */
  private static int counted(Browserless browser, String list) {
    Matcher range = RANGE.matcher(browser.get(list).body());
    return range.find() ? Integer.parseInt(range.group(1).replace(",", "")) : 0;
  }

  @Test
  void the_entities_of_another_state_are_not_told_to_a_coordinator() {
    Browserless coordinator = signedIn("coordinator.kw");
    assertThat(coordinator.get("/overview/participation/SA").statusCode()).isEqualTo(403);
    assertThat(coordinator.get("/api/v1/overview/participation/SA").statusCode()).isEqualTo(403);
    assertThat(signedIn("buyer").get("/overview/participation/ZZ").statusCode()).isEqualTo(404);
    assertThat(coordinator.get("/api/v1/overview/participation/KW?sort=entity").body())
        .contains("\"answered\":true");
    assertThat(of("coordinator.kw").demand().states())
        .as("narrowing to another state shows nothing of it")
        .isNotEmpty();
    assertThat(
            APP.get(ViewOverview.class)
                .get(actor("coordinator.kw"), new OverviewScope.Narrowing("SA", ""))
                .demand()
                .states())
        .isEmpty();
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
                        .transform(OverviewTest::instant)));
    assertThat(stages).anyMatch(s -> s.nextDue() != null);
  }

  private static String instant(String stored) {
    return stored.isEmpty() ? "" : Instant.parse(stored.replace(' ', 'T') + "Z").toString();
  }

  private static ListChoice waiting(String text, String filter, String sort) {
    return new ListChoice("/overview/waiting", text, filter, sort, 1);
  }

  @Test
  void it_leads_nowhere_that_the_reader_may_not_go() {
    for (String login :
        List.of("member.sa", "technical.kw", "buyer", "auditor", "coordinator.kw")) {
      Browserless browser = signedIn(login);
      OverviewView view = of(login);
      view.unfinished().forEach(u -> opens(browser, login, u.href()));
      view.waiting().forEach(w -> opens(browser, login, w.href()));
      view.agreements().forEach(a -> opens(browser, login, "/agreements/" + a.id()));
      String part = view.state() == null ? "" : "-" + view.state().code();
      view.savings()
          .tenders()
          .forEach(t -> opens(browser, login, "/reports/savings/" + t.id() + part));
      boolean rounds = ViewOverview.readsRounds(actor(login));
      for (String page : List.of("/overview/demand", "/overview/participation")) {
        assertThat(browser.get(page).body().contains("href=\"/rounds/")).as(page).isEqualTo(rounds);
      }
      if (rounds) {
        view.demand().rounds().forEach(r -> opens(browser, login, "/rounds/" + r.id()));
        view.participation().rounds().forEach(r -> opens(browser, login, "/rounds/" + r.roundId()));
        for (String by : List.of("round", "state", "category", "item")) {
          opens(browser, login, "/demand-figures?by=" + by);
        }
      }
    }
  }

  private static void opens(Browserless browser, String login, @Nullable String href) {
    if (href != null) {
      assertThat(browser.get(href).statusCode()).as(login + " " + href).isEqualTo(200);
    }
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

  @Test
  void it_takes_few_statements() {
    Browserless browser = signedIn("member.sa");
    browser.get("/overview");
    List<String> sent =
        Statements.during(() -> browser.get("/overview")).stream()
            .filter(s -> s.startsWith("SELECT"))
            .toList();
    assertThat(sent)
        .as(
            "session, times, unread; states, currency, rates, rounds, divisions, savings, demand;"
                + " what is open, waits, was answered; agreements, orders, decisions;"
                + " phases, initiatives, milestones; day, rates, entities, sums of orders")
        .hasSizeLessThanOrEqualTo(29);
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

  private static Browserless signedIn(String login) {
    Browserless browser = Browserless.at(APP);
    browser.get("/language/en");
    browser.post("/sign-in", "login", login, "password", DemoPersonQueries.PASSWORD);
    return browser;
  }
}

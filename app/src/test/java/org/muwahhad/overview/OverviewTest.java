package org.muwahhad.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.Statements;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.home.HeadlineFigure;
import org.muwahhad.home.Headlines;
import org.muwahhad.home.PendingAction;
import org.muwahhad.home.WaitingKind;
import org.muwahhad.shared.Language;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Texts;

/**
 * The overview of the demonstration: who reads it, and that pages and programs are told the same.
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
          .contains(t.formats().amount(saved.estimate()))
          .as("what orders realised of it")
          .contains("href=\"/spend\"");
      assertThat(browser.get("/spend").statusCode()).isEqualTo(200);
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

  private static ListChoice waiting(String text, String filter, String sort) {
    return new ListChoice("/overview/waiting", text, filter, sort, 1);
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

  private static int count(String from) {
    return Integer.parseInt(APP.ask("SELECT COUNT(*) FROM " + from));
  }

  private static Browserless signedIn(String login) {
    return Browserless.ofDemo(APP, login);
  }
}

package org.muwahhad.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.Money;

/**
 * Each figure of the overview of the demonstration leads to the rows it counts, and to nothing that
 * its reader may not see.
 */
@Tag("long")
class OverviewLinksTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final Pattern RANGE = Pattern.compile("pager-range\">[^<]* of ([0-9,]+)<");

  private static OverviewView of(String login) {
    return APP.get(ViewOverview.class).get(actor(login));
  }

  private static Actor actor(String login) {
    return APP.get(Actors.class).get(login);
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

  private static Browserless signedIn(String login) {
    return Browserless.ofDemo(APP, login);
  }
}

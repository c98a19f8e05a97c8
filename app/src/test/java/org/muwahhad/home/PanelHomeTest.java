package org.muwahhad.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.score.SubmitScores;
import org.muwahhad.home.HomeMatter.MatterKind;

/** The home page of an examination panel says what the others do while nothing waits for one. */
@Tag("long")
class PanelHomeTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Map<String, List<String>> POINTS =
      Map.of("Gulf", List.of("90", "80"), "Nord", List.of("85", "85"));
  private final Home home = APP.get(Home.class);

  @Test
  void a_member_is_told_what_the_others_do_and_what_comes_next() {
    EvaluationFixture tender = aTender();
    Actor member = tender.second();
    assertThat(kinds(member)).containsExactly(MatterKind.PANEL_BEFORE_OPENING);

    tender.opened();
    assertThat(kinds(member)).as("the declaration waits for the member").isEmpty();
    tender.declared().checked();
    assertThat(kinds(member)).as("the scores wait for the member").isEmpty();

    score(member, tender);
    assertThat(kinds(member)).containsExactly(MatterKind.PANEL_SCORES);
    score(tender.chair(), tender);
    score(tender.third(), tender);
    assertThat(kinds(member)).containsExactly(MatterKind.PANEL_AGREES);
    assertThat(kinds(tender.chair())).isEmpty();

    tender.recorded("Gulf", "Nord");
    assertThat(kinds(member)).as("the answer waits for the member").isEmpty();
    assertThat(home.matters(tender.chair()))
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.kind()).isEqualTo(MatterKind.PANEL_ANSWERS);
              assertThat(m.count()).isEqualTo(2);
            });
    tender.confirmed();
    assertThat(kinds(member)).containsExactly(MatterKind.PANEL_RANKS);
    tender.ranked();
    assertThat(kinds(member)).containsExactly(MatterKind.PANEL_RECOMMENDS);
    tender.recommended();
    assertThat(kinds(member)).containsExactly(MatterKind.PANEL_DECIDES);

    Browserless browser = Browserless.signedInAs(APP, member);
    assertThat(browser.get("/").body())
        .contains(
            "The committees decide on the recommendation",
            "If a committee rejects it, the tender returns to your panel.",
            "href=\"/tenders/" + tender.id() + "\"");
    browser.get("/language/ar");
    assertThat(browser.get("/").body()).contains("تقرر اللجان في التوصية");
  }

  @Test
  void a_member_with_a_conflict_of_interest_is_told_that_the_others_examine() {
    EvaluationFixture tender = aTender().opened();
    Actor member = tender.third();

    APP.get(DeclareConflict.class).run(member, tender.id(), true, "A brother bids");

    assertThat(kinds(member)).containsExactly(MatterKind.PANEL_OUT);
    assertThat(home.tasks(member)).isEmpty();
  }

  private static EvaluationFixture aTender() {
    return EvaluationFixture.rated(APP, WORLD)
        .bid("Gulf", "SAR", true, "95", "160")
        .bid("Nord", "SAR", true, "100", "150");
  }

  private static void score(Actor member, EvaluationFixture tender) {
    APP.get(SubmitScores.class).run(member, tender.id(), tender.points(POINTS));
  }

  private List<MatterKind> kinds(Actor member) {
    return home.matters(member).stream().map(HomeMatter::kind).toList();
  }
}

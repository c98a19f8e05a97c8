package org.muwahhad.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.tender.requirement.Verdict;

/** Answers of opened bids held against the requirements, for those who examine them. */
@Tag("long")
class ComplianceTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD)
          .bid("Gulf", "SAR", true, "10", "10")
          .bid("Nord", "SAR", false, "11", "11")
          .opened()
          .declared();
  private final long memory = requirement(1, "Memory", "'AT_LEAST', '32'", true);
  private final long warranty = requirement(2, "Warranty", "'AS_DESCRIBED', ''", true);
  private final long weight = requirement(3, "Weight", "'AT_MOST', '1.5'", false);

  @Test
  void what_is_offered_is_measured_and_words_are_left_to_the_evaluators() {
    answer("Gulf", memory, "NULL", "64", "");
    answer("Gulf", warranty, "'COMPLIES'", "", "Five years");
    answer("Nord", memory, "'COMPLIES'", "16", "");
    answer("Nord", weight, "NULL", "2", "");

    Compliance compliance =
        APP.get(ViewCompliance.class)
            .find(tender.id(), APP.get(EvaluationQueries.class).listBidders(tender.id()), 0, 1)
            .orElseThrow();

    assertThat(compliance.items()).hasSize(1);
    assertThat(compliance.items().get(0).rows())
        .extracting(r -> r.cells().stream().map(Compliance.ComplianceCell::verdict).toList())
        .containsExactly(
            List.of(Verdict.MET, Verdict.NOT_MET),
            List.of(Verdict.TO_JUDGE, Verdict.UNANSWERED),
            List.of(Verdict.UNANSWERED, Verdict.NOT_MET));
    assertThat(compliance.items().get(0).rows().get(0).cells().get(1).contradicts()).isTrue();
  }

  @Test
  void a_bid_that_misses_a_mandatory_requirement_is_shown_and_excluded_by_nobody_but_people() {
    answer("Gulf", memory, "NULL", "64", "");
    answer("Gulf", warranty, "'COMPLIES'", "", "");
    answer("Nord", memory, "NULL", "16", "");
    List<EvaluationQueries.Bidder> bidders =
        APP.get(EvaluationQueries.class).listBidders(tender.id());

    assertThat(APP.get(ViewCompliance.class).listMissed(tender.id(), bidders))
        .extracting(
            m -> m.bid().name().en(),
            Compliance.MandatoryShortfall::notMet,
            Compliance.MandatoryShortfall::unanswered)
        .containsExactly(tuple("Nord Company", 1, 1));
    tender.checked();
    assertThat(APP.get(EvaluationQueries.class).listBidders(tender.id()))
        .allMatch(EvaluationQueries.Bidder::compliant);
  }

  @Test
  void pages_and_api_show_it_in_words_to_the_panel_and_to_nobody_else() {
    answer("Gulf", memory, "NULL", "64", "");
    answer("Nord", memory, "'COMPLIES'", "16", "");
    tender.checked();
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();

    for (String path : List.of("compliance", "scores")) {
      assertThat(chair.get("/tenders/" + tender.id() + "/evaluation/" + path).body())
          .as(path)
          .contains(
              "Memory",
              "at least",
              "Not met",
              "Met",
              "its own value says otherwise",
              "never by the system");
    }
    for (String path : List.of("checks", "scores")) {
      assertThat(chair.get("/tenders/" + tender.id() + "/evaluation/" + path).body())
          .as(path)
          .contains("Nord Company: 1 mandatory requirement is not met.");
    }
    assertThat(chair.get("/api/v1/tenders/" + tender.id() + "/evaluation/compliance").body())
        .contains("\"verdict\":\"NOT_MET\"", "\"offered\":\"16\"");
    Visitor arabic = Visitor.of(APP, tender.second());
    assertThat(arabic.get("/tenders/" + tender.id() + "/evaluation/compliance").body())
        .contains("غير مستوفى", "وقيمته تخالف قوله", "ما لم يستوفه كل عرض");
    Visitor bidder = Visitor.of(APP, tender.bidder("Gulf"));
    for (String path : List.of("", "/api/v1")) {
      assertThat(
              bidder.get(path + "/tenders/" + tender.id() + "/evaluation/compliance").statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void who_did_not_bid_for_a_lot_is_said_so_and_is_not_blamed_for_missing_answers() {
    EvaluationFixture two =
        EvaluationFixture.rated(APP, WORLD)
            .bid("Gulf", "SAR", true, "10", "10")
            .bid("Nord", "SAR", false, "11", "11")
            .screens("Nord", "5")
            .opened()
            .declared()
            .checked();
    requirement(two, "MIN", 1, "Memory", "'AT_LEAST', '32'", true);
    requirement(two, "MAX", 1, "Colour", "'AS_DESCRIBED', ''", true);
    Visitor chair = Visitor.of(APP, two.chair()).inEnglish();

    for (String path : List.of("compliance", "scores")) {
      String page =
          chair
              .get("/tenders/" + two.id() + "/evaluation/" + path + "?lot=" + two.screens())
              .body();
      String table = page.substring(page.indexOf("id=\"requirements\""));
      table = table.substring(0, table.indexOf("</table>"));
      assertThat(table)
          .as(path)
          .containsSubsequence("Did not bid for this lot", "Gulf Company", "Nord Company", "Colour")
          .containsOnlyOnce("Not answered")
          .containsOnlyOnce("Gulf Company");
    }
    Compliance of =
        APP.get(ViewCompliance.class)
            .find(
                two.id(), APP.get(EvaluationQueries.class).listBidders(two.id()), two.screens(), 1)
            .orElseThrow();
    assertThat(of.bids()).extracting(b -> b.name().en()).containsExactly("Nord Company");
    assertThat(of.elsewhere()).extracting(b -> b.name().en()).containsExactly("Gulf Company");
  }

  @Test
  void the_page_shows_one_item_after_a_summary_and_leads_to_the_one_before_and_after() {
    answer("Gulf", memory, "NULL", "64", "");
    answer("Gulf", warranty, "'COMPLIES'", "", "");
    answer("Nord", memory, "NULL", "16", "");
    requirement("MAX", 1, "Colour", "'AS_DESCRIBED', ''", false);
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    String address = "/tenders/" + tender.id() + "/evaluation/compliance";

    String first = chair.get(address).body();

    assertThat(first)
        .contains(
            "Mandatory requirements missed by each bid", "None missed", "Memory", "rel=\"next\"")
        .doesNotContain("Colour", "rel=\"prev\"");
    String last = chair.get(link(first, "next")).body();
    assertThat(last).contains("Colour", "rel=\"prev\"").doesNotContain("Memory", "rel=\"next\"");
    assertThat(chair.get(link(last, "prev")).body()).contains("Memory");
    assertThat(chair.get(address + "?lot=999999&item=999999").body()).contains("Memory");
  }

  private static String link(String page, String rel) {
    Matcher found = Pattern.compile("rel=\"" + rel + "\" href=\"([^\"#]+)").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  private long requirement(int position, String name, String rule, boolean mandatory) {
    return requirement("MIN", position, name, rule, mandatory);
  }

  private long requirement(
      String which, int position, String name, String rule, boolean mandatory) {
    return requirement(tender, which, position, name, rule, mandatory);
  }

  private static long requirement(
      EvaluationFixture tender,
      String which,
      int position,
      String name,
      String rule,
      boolean mandatory) {
    long[] made = new long[1];
    APP.without(
        "tr_lot_requirement_added",
        () ->
            made[0] =
                WORLD.insert(
                    """
                    INSERT INTO lot_requirement (tender_id, lot_item_id, position, name_ar, name_en,
                                                 comparison, wanted, text_ar, text_en, is_mandatory)
                    SELECT %d, %s(id), %d, 'خاصية', '%s', %s, 'وصف', 'Described', %b
                      FROM lot_item WHERE tender_id = %d"""
                        .formatted(
                            tender.id(), which, position, name, rule, mandatory, tender.id())));
    return made[0];
  }

  private void answer(String bid, long requirement, String claim, String offered, String remark) {
    APP.without(
        "tr_bid_answer_at_opening",
        () ->
            APP.sql(
                "INSERT INTO bid_answer VALUES (%d, %d, %d, %s, '%s', '%s')"
                    .formatted(tender.bid(bid), requirement, tender.id(), claim, offered, remark)));
  }
}

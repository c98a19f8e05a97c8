package org.muwahhad.evaluation.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.bid.opening.OpeningRecords;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.BidderMaskQueries;
import org.muwahhad.tender.publication.CurrentRelease;

/**
 * Bidders are A, B, C to the panel until the chair closes the consensus, where a tender says so.
 */
@Tag("long")
class BidderMaskQueriesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)[^}]*}");
  private static final List<String> NAMES = List.of("Gulf", "Nord", "Late");

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void no_address_of_an_examination_tells_its_panel_who_bids() {
    EvaluationFixture tender = masked().declared().checked("Late");

    assertThat(clues(tender)).hasSize(4 * NAMES.size());
    for (String language : List.of("ar", "en")) {
      Visitor evaluator = Visitor.of(APP, tender.second());
      evaluator.get("/language/" + language);
      for (String address : addresses(tender, "/tenders/{")) {
        assertThat(evaluator.get(address).body())
            .as(address)
            .doesNotContain(clues(tender).toArray(String[]::new));
      }
    }
    ApiCaller program = ApiCaller.of(APP, tender.second());
    for (String address : addresses(tender, "/api/v1/tenders/{")) {
      assertThat(program.get(address).body())
          .as(address)
          .doesNotContain(clues(tender).toArray(String[]::new));
    }
    Visitor evaluator = Visitor.of(APP, tender.second()).inEnglish();
    assertThat(evaluator.get(base(tender) + "/evaluation").body())
        .contains("Bidder A", "Bidder B", "Bidder C");
    assertThat(evaluator.get(base(tender) + "/evaluation/documents").body())
        .contains("may reveal who made it");
    assertThat(evaluator.get(base(tender) + "/ranking").statusCode()).isEqualTo(403);
    assertThat(evaluator.get("/").body()).doesNotContain(clues(tender).toArray(String[]::new));
    assertThat(APP.get(OpeningRecords.class).get(tender.buyer(), tender.id()).toString())
        .contains("Gulf");
    assertThatThrownBy(() -> APP.get(OpeningRecords.class).get(tender.second(), tender.id()))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_declaration_is_made_with_the_names_in_sight() {
    EvaluationFixture tender = masked();

    assertThat(
            Visitor.of(APP, tender.second()).get(base(tender) + "/evaluation/declaration").body())
        .contains("شركة Gulf", "شركة Nord");
  }

  @Test
  void the_declaration_names_bidders_in_an_order_that_tells_nothing_of_their_bids() {
    EvaluationFixture tender = masked();
    APP.without(
        "tr_supplier_identity",
        () ->
            APP.sql(
                "UPDATE supplier s JOIN bid b ON b.supplier_id = s.id SET s.registration_number = CONCAT('A-', s.id) WHERE b.id = "
                    + tender.bid("Late")));

    assertThat(
            Visitor.of(APP, tender.second()).get(base(tender) + "/evaluation/declaration").body())
        .containsSubsequence("شركة Late", "شركة Gulf", "شركة Nord");
  }

  @Test
  void who_examines_masked_bids_reads_no_record_of_the_opening_before_or_in_another_role() {
    EvaluationFixture tender = masked();
    OpeningRecords records = APP.get(OpeningRecords.class);
    APP.sql(
        "INSERT INTO role_grant (person_id, role, state_code, origin) VALUES (%d, 'NATIONAL_COORDINATOR', 'OM', 'OPERATOR')"
            .formatted(tender.third().personId()));
    Actor coordinator = APP.get(Actors.class).get(tender.third().personId());

    for (Actor examiner : List.of(tender.second(), coordinator)) {
      assertThatThrownBy(() -> records.get(examiner, tender.id()))
          .isInstanceOf(Refusal.NotFound.class);
    }
    tender.declared();
    assertThatThrownBy(() -> records.get(coordinator, tender.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(
            records.get(WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "OM"), tender.id()).toString())
        .contains("Gulf");
  }

  @Test
  void open_data_tells_who_bids_and_not_which_bid_is_whose_until_the_consensus_is_closed() {
    EvaluationFixture tender = scored();

    assertThat(published(tender))
        .contains("شركة Gulf", "\"numberOfTenderers\":3", "\"measure\":\"bids\"")
        .doesNotContain("\"details\"");

    tender.agreed("Gulf", "Nord");
    APP.get(CloseConsensus.class).run(tender.chair(), tender.id());
    assertThat(published(tender)).contains("\"details\":[");
  }

  @Test
  void letters_are_drawn_for_each_tender_and_follow_no_order_of_what_is_seen() {
    List<String> drawn = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      EvaluationFixture tender = masked().declared();
      List<BidderMaskQueries.Mask> masks = APP.get(BidderMaskQueries.class).list(tender.id());
      assertThat(masks).extracting(BidderMaskQueries.Mask::letter).containsExactly("A", "B", "C");
      drawn.add(
          String.join(
              "",
              NAMES.stream()
                  .map(n -> masks.stream().filter(m -> m.bidId() == tender.bid(n)).findFirst())
                  .map(m -> m.orElseThrow().letter())
                  .toList()));
    }
    // By chance the same eight times once in 280,000 runs.
    assertThat(drawn.stream().distinct().count()).isGreaterThan(1);
    assertThat(new BidderMaskQueries.Mask(1, 1, 28).letter()).isEqualTo("AB");
  }

  @Test
  void the_chair_closes_the_consensus_and_the_names_are_shown() {
    EvaluationFixture tender = scored();
    CloseConsensus close = APP.get(CloseConsensus.class);

    assertThatThrownBy(() -> close.run(tender.second(), tender.id()))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> close.run(tender.chair(), tender.id()))
        .hasMessage("evaluation.consensus-missing");
    tender.agreed("Gulf", "Nord");
    assertThatThrownBy(() -> tender.ranked()).hasMessage("evaluation.consensus-open");
    Visitor chair = Visitor.of(APP, tender.chair()).inEnglish();
    assertThat(chair.get(base(tender) + "/evaluation/consensus").body())
        .contains("Close the consensus")
        .doesNotContain("Gulf Company");

    chair.post(base(tender) + "/evaluation/consensus/closure");

    assertThat(tender.act()).isEqualTo("evaluation.consensus-closed");
    assertThat(chair.get(base(tender) + "/evaluation/consensus").body()).contains("Gulf Company");
    assertThatThrownBy(() -> tender.agreed("Gulf")).hasMessage("evaluation.consensus-closed");
    tender.ranked();
    assertThat(tender.row("Gulf").rankPosition()).isEqualTo(1);
    assertThatThrownBy(() -> close.run(tender.chair(), tender.id()))
        .hasMessage("evaluation.not-masked");
  }

  @Test
  void a_tender_that_says_nothing_masks_nobody() {
    EvaluationFixture tender =
        EvaluationFixture.rated(APP, WORLD).bid("Gulf", "SAR", true, "1", "1").opened().declared();

    assertThat(Visitor.of(APP, tender.second()).get(base(tender) + "/evaluation").body())
        .contains("Gulf");
    assertThat(APP.get(BidderMaskQueries.class).list(tender.id())).isEmpty();
  }

  @Test
  void the_database_guards_letters_and_closure() {
    EvaluationFixture tender = scored();
    String id = String.valueOf(tender.id());

    refused("UPDATE bid_mask SET label = label + 10 WHERE tender_id = " + id, "mask-fixed");
    refused("DELETE FROM bid_mask WHERE tender_id = " + id, "mask-fixed");
    refused(
        "INSERT INTO consensus_closure VALUES (%s, %d, UTC_TIMESTAMP(6))"
            .formatted(id, tender.chair().personId()),
        "consensus-missing");
    refused(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, bid_total, bid_currency,
          converted_total, evaluated_price, technical_score, price_score, final_score,
          rank_position, is_abnormally_low)
        VALUES (%d, %d, %s, TRUE, 1, 'SAR', 1, 1, 1, 1, 1, 1, FALSE)"""
            .formatted(tender.lot(), tender.bid("Gulf"), id),
        "consensus-open");
    refused("UPDATE joint_tender SET status = 'RECOMMENDED' WHERE id = " + id, "consensus-open");
    tender.agreed("Gulf", "Nord");
    APP.get(CloseConsensus.class).run(tender.chair(), tender.id());
    refused("UPDATE consensus_score SET points = 1 WHERE tender_id = " + id, "consensus-closed");
    refused("DELETE FROM consensus_score WHERE tender_id = " + id, "consensus-closed");
    refused("DELETE FROM consensus_closure WHERE tender_id = " + id, "consensus-closed");
    refused(
        "UPDATE consensus_closure SET closed_at = UTC_TIMESTAMP(6) WHERE tender_id = " + id,
        "consensus-closed");
    EvaluationFixture early = masked();
    refused(
        "UPDATE joint_tender SET status = 'UNDER_EVALUATION' WHERE id = " + early.id(),
        "masks-missing");
  }

  private static EvaluationFixture masked() {
    return EvaluationFixture.masked(APP, WORLD)
        .bid("Gulf", "SAR", true, "100", "100")
        .bid("Nord", "SAR", true, "110", "110")
        .bid("Late", "SAR", true, "120", "120")
        .opened();
  }

  private static EvaluationFixture scored() {
    return masked()
        .declared()
        .checked("Late")
        .scored(Map.of("Gulf", List.of("90", "80"), "Nord", List.of("80", "80")));
  }

  private static String published(EvaluationFixture tender) {
    return APP.get(CurrentRelease.class)
        .of(APP.ask("SELECT number FROM joint_tender WHERE id = " + tender.id()));
  }

  private static String base(EvaluationFixture tender) {
    return "/tenders/" + tender.id();
  }

  /** Names in both languages, register numbers, and the accounts that bid. */
  private static List<String> clues(EvaluationFixture tender) {
    return NAMES.stream()
        .flatMap(
            n ->
                Stream.of(
                    "شركة " + n,
                    n + " Company",
                    APP.ask(
                        "SELECT s.registration_number FROM bid b JOIN supplier s"
                            + " ON s.id = b.supplier_id WHERE b.id = "
                            + tender.bid(n)),
                    tender.bidder(n).login()))
        .toList();
  }

  /** Every address of a tender that is read, pages and those for programs, anyone who it is for. */
  private static List<String> addresses(EvaluationFixture tender, String under) {
    Map<String, String> parts =
        Map.of(
            "id", String.valueOf(tender.id()),
            "tenderId", String.valueOf(tender.id()),
            "lotId", String.valueOf(tender.lot()),
            "bidId", String.valueOf(tender.bid("Gulf")),
            "part", "BID",
            "edition", "en",
            "format", "pdf");
    List<String> addresses =
        APP.get(Router.class)
            .uriRoutes()
            .filter(r -> r.getHttpMethod() == HttpMethod.GET)
            .map(r -> r.getUriMatchTemplate().toString().replaceAll("\\{[?&/][^}]*}", ""))
            .filter(a -> a.startsWith(under) && !a.endsWith("/events"))
            .map(a -> VARIABLE.matcher(a).replaceAll(m -> parts.getOrDefault(m.group(1), "1")))
            .distinct()
            .toList();
    assertThat(addresses).hasSizeGreaterThan(20);
    return addresses;
  }

  private static void refused(String statement, String because) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining("evaluation." + because);
  }
}

package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * Red flags over the stored bids: two bids with the same prices, a third close above, one
 * suspended.
 */
@Tag("long")
class FlagsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final List<String> GOOD = List.of("80", "80");
  private final ViewRedFlags viewRedFlags = APP.get(ViewRedFlags.class);
  private final RemarkOnFlag remark = APP.get(RemarkOnFlag.class);
  private final EvaluationFixture tender =
      EvaluationFixture.lowest(APP, WORLD)
          .bid("One", "SAR", true, "101.10", "250.20")
          .bid("Two", "SAR", true, "101.10", "250.20")
          .bid("Three", "SAR", true, "102.35", "251.90")
          .bid("Out", "SAR", true, "101.10", "250.20")
          .opened()
          .declared()
          .checked("Out")
          .scored(Map.of("One", GOOD, "Two", GOOD, "Three", GOOD))
          .agreed("One", "Two", "Three")
          .ranked();
  private final String path = "/tenders/" + tender.id() + "/flags";

  @Test
  void signs_are_found_in_the_open_prices_and_name_their_bidders_and_numbers() {
    APP.sql(
        """
        INSERT INTO supplier_suspension (supplier_id, suspended_at, reason, suspended_by)
        SELECT supplier_id, UTC_TIMESTAMP(6), 'Late deliveries', %d FROM bid WHERE id = %d"""
            .formatted(tender.buyer().personId(), tender.bid("Three")));

    List<TenderRedFlags.RedFlagView> flags = viewRedFlags.list(tender.chair(), tender.id());

    assertThat(flags)
        .extracting(f -> f.redFlag().kind())
        .contains(
            RedFlag.RedFlagKind.SAME_PRICES,
            RedFlag.RedFlagKind.SAME_TOTALS,
            RedFlag.RedFlagKind.WAS_SUSPENDED)
        .allSatisfy(k -> assertThat(k.subject()).isEqualTo(RedFlag.Subject.BIDDERS));
    for (RedFlag.RedFlagKind same :
        List.of(RedFlag.RedFlagKind.SAME_PRICES, RedFlag.RedFlagKind.SAME_TOTALS)) {
      assertThat(flags)
          .filteredOn(f -> f.redFlag().kind() == same)
          .singleElement()
          .satisfies(
              f ->
                  assertThat(f.redFlag().bids())
                      .as("the price of a bid that is out is not used")
                      .containsExactlyInAnyOrder(tender.bid("One"), tender.bid("Two")));
    }
    assertThat(flags)
        .filteredOn(f -> f.redFlag().kind() == RedFlag.RedFlagKind.WAS_SUSPENDED)
        .singleElement()
        .satisfies(
            f -> assertThat(f.bidders()).extracting(b -> b.en()).containsExactly("Three Company"));
  }

  @Test
  void debarments_failed_prequalifications_and_exclusions_from_awarded_tenders_count_too() {
    long supplier =
        Long.parseLong(APP.ask("SELECT supplier_id FROM bid WHERE id = " + tender.bid("Three")));
    EvaluationFixture earlier =
        EvaluationFixture.lowest(APP, WORLD)
            .bid("Won", "SAR", true, "101.10", "250.20")
            .bid("Failed", "SAR", true, "99.10", "240.20")
            .opened()
            .declared()
            .checked("Failed")
            .scored(Map.of("Won", GOOD))
            .agreed("Won")
            .ranked();
    APP.without(
        "tr_bid_window",
        () ->
            APP.sql(
                "UPDATE bid SET supplier_id = %d WHERE id = %d"
                    .formatted(supplier, earlier.bid("Failed"))));
    assertThat(kinds())
        .as("not known before the award")
        .doesNotContain(RedFlag.RedFlagKind.WAS_SUSPENDED);

    award(earlier.id());
    assertThat(Visitor.of(APP, tender.chair()).inEnglish().get(path).body())
        .contains("Bidder whose bid was excluded earlier")
        .doesNotContain("Bidder with an earlier disqualification");
    failedPrequalification(earlier, supplier);
    debar(supplier);

    assertThat(viewRedFlags.list(tender.chair(), tender.id()))
        .filteredOn(f -> f.redFlag().kind() == RedFlag.RedFlagKind.WAS_SUSPENDED)
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.redFlag().bids()).containsExactly(tender.bid("Three"));
              assertThat(f.redFlag().figures().keySet())
                  .containsExactlyElementsOf(RedFlag.RedFlagKind.WAS_SUSPENDED.figures());
              assertThat(f.redFlag().figures().values())
                  .extracting(BigDecimal::intValue)
                  .containsExactly(0, 1, 1, 1, 1);
            });
    assertThat(Visitor.of(APP, tender.chair()).inEnglish().get(path).body())
        .contains(
            "Bidder with an earlier disqualification",
            "Debarments: 1. Prequalifications failed: 1.");
  }

  private List<RedFlag.RedFlagKind> kinds() {
    return viewRedFlags.list(tender.chair(), tender.id()).stream()
        .map(f -> f.redFlag().kind())
        .toList();
  }

  private static void award(long tenderId) {
    String award = "UPDATE joint_tender SET status = 'AWARDED' WHERE id = " + tenderId;
    APP.without(
        "tr_joint_tender_step",
        () ->
            APP.without(
                "tr_joint_tender_progress",
                () -> APP.without("tr_joint_tender_settled", () -> APP.sql(award))));
  }

  private static void failedPrequalification(EvaluationFixture earlier, long supplier) {
    APP.without(
        "tr_tender_procedure_added",
        () ->
            APP.sql(
                """
                INSERT INTO tender_procedure (tender_id, method, ground, reason_ar, reason_en,
                  applications_until, concluded_at, concluded_by)
                VALUES (%d, 'selective', 'qualification-decides', 'س', 'r', '2026-01-01',
                        '2026-01-02', %d)"""
                    .formatted(earlier.id(), earlier.chair().personId())));
    APP.without(
        "tr_prequalification_application_made",
        () ->
            APP.sql(
                """
                INSERT INTO prequalification_application (id, tender_id, supplier_id, status,
                  statement, applied_by, applied_at)
                VALUES (7, %d, %d, 'NOT_QUALIFIED', '', %d, '2026-01-01')"""
                    .formatted(earlier.id(), supplier, earlier.chair().personId())));
  }

  private static void debar(long supplier) {
    Actor first = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    long id =
        APP.get(ProposeDebarment.class)
            .run(
                first,
                supplier,
                new ProposeDebarment.Proposal(
                    LocalDate.now(ZoneId.of("Asia/Riyadh")),
                    null,
                    new Bilingual("المادة 7", "Article 7"),
                    "Forged certificate"));
    APP.get(DecideDebarment.class).run(WORLD.aPersonWho(Role.CENTRAL_BUYER), supplier, id, true);
  }

  @Test
  void the_chair_remarks_and_the_remark_stays() {
    String key = viewRedFlags.list(tender.chair(), tender.id()).get(0).key();

    remark.run(tender.chair(), tender.id(), key, " Both resell the same list ");

    assertThat(viewRedFlags.get(tender.second(), tender.id(), key).remarks())
        .extracting(RedFlagQueries.Remark::remark)
        .containsExactly("Both resell the same list");
    assertThat(tender.act()).isEqualTo("evaluation.flag-remarked");
    tender.ranked();
    assertThat(viewRedFlags.get(tender.second(), tender.id(), key).remarks()).hasSize(1);
    for (String statement :
        List.of("UPDATE red_flag_remark SET remark = 'x'", "DELETE FROM red_flag_remark")) {
      assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining("evaluation.remark-fixed");
    }
    assertThatThrownBy(() -> remark.run(tender.second(), tender.id(), key, "Mine"))
        .hasMessage("evaluation.chair-only");
    assertThatThrownBy(() -> remark.run(tender.chair(), tender.id(), key, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> remark.run(tender.chair(), tender.id(), "none", "Mine"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void panel_and_auditor_see_them_in_the_browser_and_over_the_api_and_bidders_never_do() {
    Visitor chair = Visitor.of(APP, tender.chair());
    String key = viewRedFlags.list(tender.chair(), tender.id()).get(0).key();

    assertThat(chair.get(path).body()).contains("أسعار متطابقة", "2 من أصل 2");
    assertThat(chair.inEnglish().get(path).body())
        .contains("not a verdict", "Items at exactly the same unit price: 2 of 2.");
    assertThat(chair.post(path + "/" + key, "remark", "").statusCode()).isEqualTo(422);
    assertThat(chair.post(path + "/" + key, "remark", "Same maker").statusCode()).isEqualTo(303);
    assertThat(chair.get(path + "/" + key).body()).contains("Same maker", "list price");
    assertThat(chair.send("/api/v1" + path + "/" + key, "{\"remark\":\"Seen\"}").body())
        .contains("Same maker", "Seen");
    Visitor auditor = Visitor.of(APP, WORLD.aPersonWho(Role.AUDITOR));
    assertThat(auditor.get(path + "/" + key).body())
        .contains("Same maker")
        .doesNotContain("<textarea");
    assertThat(auditor.get("/api/v1" + path).statusCode()).isEqualTo(200);
    Visitor bidder = Visitor.of(APP, tender.bidder("One"));
    assertThat(bidder.get(path).statusCode()).isEqualTo(403);
    assertThat(bidder.get("/api/v1" + path).statusCode()).isEqualTo(403);
  }
}

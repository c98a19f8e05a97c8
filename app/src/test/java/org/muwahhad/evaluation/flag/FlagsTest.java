package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.shared.Refusal;

/**
 * Signs over the stored bids: two bids with the same prices, a third close above, one suspended.
 */
class FlagsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final List<String> GOOD = List.of("80", "80");
  private final SeeFlags seeFlags = APP.get(SeeFlags.class);
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

    List<SeeFlags.Flag> flags = seeFlags.list(tender.chair(), tender.id());

    assertThat(flags)
        .extracting(f -> f.sign().kind())
        .containsExactly(Sign.Kind.SAME_PRICES, Sign.Kind.WAS_SUSPENDED);
    assertThat(flags.get(0).sign().bids())
        .as("the price of a bid that is out is not used")
        .containsExactlyInAnyOrder(tender.bid("One"), tender.bid("Two"));
    assertThat(flags.get(1).bidders()).extracting(b -> b.en()).containsExactly("Three Company");
  }

  @Test
  void the_chair_remarks_and_the_remark_stays() {
    String key = seeFlags.list(tender.chair(), tender.id()).get(0).key();

    remark.run(tender.chair(), tender.id(), key, " Both resell the same list ");

    assertThat(seeFlags.get(tender.second(), tender.id(), key).remarks())
        .extracting(FlagRows.Remark::remark)
        .containsExactly("Both resell the same list");
    assertThat(tender.act()).isEqualTo("evaluation.flag-remarked");
    tender.ranked();
    assertThat(seeFlags.get(tender.second(), tender.id(), key).remarks()).hasSize(1);
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
    String key = seeFlags.list(tender.chair(), tender.id()).get(0).key();

    assertThat(chair.get(path).body()).contains("أسعار متطابقة", "2 من أصل 2");
    assertThat(chair.inEnglish().get(path).body())
        .contains("never a verdict", "Items at exactly the same unit price: 2 of 2.");
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

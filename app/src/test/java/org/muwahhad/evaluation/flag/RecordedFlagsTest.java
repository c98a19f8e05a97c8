package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.Visitor;
import org.muwahhad.evaluation.flag.RedFlag.RedFlagKind;
import org.muwahhad.shared.Refusal;

/** Red flags that lie in what the service keeps of a tender: who bids, when, and how it went on. */
@Tag("long")
class RecordedFlagsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final List<String> GOOD = List.of("80", "80");
  private final ViewRedFlags viewRedFlags = APP.get(ViewRedFlags.class);
  private final Actor auditor = WORLD.aPersonWho(Role.AUDITOR);
  private final EvaluationFixture tender =
      EvaluationFixture.lowest(APP, WORLD)
          .bid("One", "SAR", true, "101.10", "250.20")
          .bid("Two", "SAR", true, "117.35", "252.90")
          .bid("Out", "SAR", true, "91.10", "150.20")
          .opened()
          .declared()
          .checked("Out")
          .scored(Map.of("One", GOOD, "Two", GOOD))
          .agreed("One", "Two")
          .ranked();

  @Test
  void every_kind_has_a_rule_and_its_texts() {
    assertThat(APP.get(RedFlagRuleQueries.class).listToday())
        .extracting(RedFlagRuleQueries.RedFlagRule::kind)
        .containsExactly(RedFlagKind.values());
    assertThat(RedFlagKind.values().length).isGreaterThanOrEqualTo(35);
    for (RedFlagKind kind : RedFlagKind.values()) {
      assertThat(APP.ask("SELECT subject FROM red_flag_kind WHERE kind = '" + kind + "'"))
          .isEqualTo(kind.subject().name());
    }
  }

  @Test
  void bidders_with_one_owner_telephone_address_or_tax_number_are_found() {
    assertThat(kinds())
        .doesNotContain(
            RedFlagKind.SHARED_OWNER,
            RedFlagKind.SHARED_PHONE,
            RedFlagKind.SHARED_ADDRESS,
            RedFlagKind.SHARED_TAX_NUMBER);
    register("One", "+965 2222 1111", "Tower 5", "T-77", "Sara Ali", "30");
    register("Two", "00965-22221111", "Tower 5 ", "T-78", "SARA ALI", "12.5");

    assertThat(kinds())
        .contains(RedFlagKind.SHARED_OWNER, RedFlagKind.SHARED_ADDRESS)
        .doesNotContain(RedFlagKind.SHARED_TAX_NUMBER);
    assertThat(kinds())
        .as("numbers written otherwise are other numbers")
        .doesNotContain(RedFlagKind.SHARED_PHONE);
    RedFlag owner = flag(RedFlagKind.SHARED_OWNER);
    assertThat(owner.bids()).containsExactlyInAnyOrder(tender.bid("One"), tender.bid("Two"));
    assertThat(owner.figure(FlagFigure.BIDDERS)).isEqualByComparingTo("2");
    assertThat(owner.figure(FlagFigure.LEAST_SHARE)).isEqualByComparingTo("12.5");
  }

  @Test
  void bids_of_one_network_address_are_found_and_the_address_stays() {
    for (String name : List.of("One", "Two")) {
      APP.sql(
          "INSERT INTO bid_sender (version_id, address)"
              + " SELECT version_id, '192.0.2.7' FROM opened_bid WHERE bid_id = "
              + tender.bid(name));
    }

    assertThat(flag(RedFlagKind.SHARED_NETWORK).bids())
        .containsExactlyInAnyOrder(tender.bid("One"), tender.bid("Two"));
    for (String statement :
        List.of("UPDATE bid_sender SET address = '192.0.2.8'", "DELETE FROM bid_sender")) {
      assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining("bid.sender-fixed");
    }
  }

  @Test
  void r003_a_period_below_the_threshold_is_short_and_at_it_is_not() {
    published(15);
    assertThat(kinds()).doesNotContain(RedFlagKind.SHORT_PERIOD);

    published(14);
    assertThat(flag(RedFlagKind.SHORT_PERIOD).figure(FlagFigure.DAYS)).isEqualByComparingTo("14");
  }

  @Test
  void r030_a_bid_ranked_first_that_came_late_is_found_where_the_guards_were_off() {
    assertThat(kinds()).doesNotContain(RedFlagKind.LATE_BID_FIRST);

    APP.withoutTriggersOf(
        List.of("bid_version"),
        () ->
            APP.sql(
                """
                UPDATE bid_version SET received_at =
                       (SELECT deadline_at + INTERVAL 7 MINUTE FROM joint_tender WHERE id = %d)
                 WHERE bid_id = %d"""
                    .formatted(tender.id(), tender.bid("One"))));

    RedFlag late = flag(RedFlagKind.LATE_BID_FIRST);
    assertThat(late.bids()).containsExactly(tender.bid("One"));
    assertThat(late.figure(FlagFigure.MINUTES)).isEqualByComparingTo("7");
  }

  @Test
  void r036_the_cheapest_bid_is_excluded_and_its_price_stays_to_itself() {
    RedFlag flag = flag(RedFlagKind.LOWEST_EXCLUDED);

    assertThat(flag.bids()).containsExactly(tender.bid("Out"));
    assertThat(flag.figures())
        .as("how many, and no price")
        .containsOnlyKeys(FlagFigure.BIDS_TAKING_PART, FlagFigure.BIDS_EXCLUDED);
    assertThat(flag.figure(FlagFigure.BIDS_TAKING_PART)).isEqualByComparingTo("2");
    assertThat(flag.figure(FlagFigure.BIDS_EXCLUDED)).isEqualByComparingTo("1");
  }

  @Test
  void r038_who_is_alone_or_has_too_few_bids_is_not_far_from_others() {
    assertThat(kinds())
        .as("one buyer, and too few bids and lots")
        .doesNotContain(
            RedFlagKind.BUYER_EXCLUDES,
            RedFlagKind.OFTEN_EXCLUDED,
            RedFlagKind.CLOSE_SECOND,
            RedFlagKind.OFTEN_LOSING);
  }

  @Test
  void signs_about_the_buyer_are_for_auditors_alone() {
    published(3);

    assertThat(kinds()).contains(RedFlagKind.SHORT_PERIOD, RedFlagKind.LOWEST_EXCLUDED);
    assertThat(viewRedFlags.list(tender.chair(), tender.id()))
        .allSatisfy(
            f -> assertThat(f.redFlag().kind().subject()).isEqualTo(RedFlag.Subject.BIDDERS));
    assertThat(APP.get(TenderRedFlags.class).listOfBids(tender.id()))
        .extracting(f -> f.redFlag().kind())
        .doesNotContain(RedFlagKind.SHORT_PERIOD);
    assertThatThrownBy(() -> viewRedFlags.score(tender.chair(), tender.id()))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_later_rule_changes_no_verdict_on_an_earlier_tender() {
    published(14);
    rule("UTC_DATE() + INTERVAL 2 DAY, TRUE, 1");
    assertThat(kinds()).contains(RedFlagKind.SHORT_PERIOD);

    rule("'2021-01-01', FALSE, 15");
    assertThat(kinds()).as("not computed from 2021 on").doesNotContain(RedFlagKind.SHORT_PERIOD);
    APP.sql("DELETE FROM red_flag_rule WHERE valid_from > '2020-01-01'");
  }

  /** Values of whatever day, past the guards. */
  private static void rule(String values) {
    APP.without(
        "tr_red_flag_rule_ahead",
        () ->
            APP.without(
                "tr_red_flag_rule_by_auditor",
                () ->
                    APP.sql(
                        """
                        INSERT INTO red_flag_rule (kind, valid_from, is_computed, threshold, least,
                                                   weight, source_ar, source_en)
                        VALUES ('SHORT_PERIOD', %s, 0, 4, 'x', 'x')"""
                            .formatted(values))));
  }

  @Test
  void the_score_is_the_sum_of_its_parts() {
    published(3);

    RiskScore score = viewRedFlags.score(auditor, tender.id());

    assertThat(score.points())
        .isEqualTo(score.parts().stream().mapToInt(RiskScore.ScorePart::weight).sum())
        .isPositive()
        .isLessThanOrEqualTo(score.most());
    assertThat(score.parts())
        .extracting(RiskScore.ScorePart::kind)
        .contains(RedFlagKind.SHORT_PERIOD)
        .doesNotHaveDuplicates();
    Visitor visitor = Visitor.of(APP, auditor);
    String path = "/tenders/" + tender.id() + "/risk";
    assertThat(visitor.inEnglish().get(path).body())
        .contains(score.points() + " of " + score.most() + " points", "Short time for bids");
    assertThat(visitor.get("/api/v1" + path).body()).contains("\"parts\"");
    assertThat(Visitor.of(APP, tender.chair()).get(path).statusCode()).isEqualTo(403);
    assertThat(Visitor.of(APP, tender.bidder("One")).get(path).statusCode()).isEqualTo(403);
  }

  private void published(int daysBeforeDeadline) {
    APP.withoutTriggersOf(
        List.of("joint_tender"),
        () ->
            APP.sql(
                "UPDATE joint_tender SET published_at = deadline_at - INTERVAL %1$d DAY, minimum_bid_days = %1$d WHERE id = %2$d"
                    .formatted(daysBeforeDeadline, tender.id())));
  }

  private Set<RedFlagKind> kinds() {
    return viewRedFlags.list(auditor, tender.id()).stream()
        .map(f -> f.redFlag().kind())
        .collect(Collectors.toSet());
  }

  private RedFlag flag(RedFlagKind kind) {
    return viewRedFlags.list(auditor, tender.id()).stream()
        .map(TenderRedFlags.RedFlagView::redFlag)
        .filter(s -> s.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind));
  }

  private void register(
      String name, String phone, String address, String taxNumber, String owner, String share) {
    long supplier =
        Long.parseLong(APP.ask("SELECT supplier_id FROM bid WHERE id = " + tender.bid(name)));
    APP.withoutTriggersOf(
        List.of("supplier_registration", "registration_version", "registration_owner"),
        () -> {
          long registration =
              APP.insert(
                  """
                  INSERT INTO supplier_registration (reference, supplier_id, link_sent_at,
                                                     created_at)
                  VALUES ('RF-%1$d', %1$d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                      .formatted(supplier));
          long version =
              APP.insert(
                  """
                  INSERT INTO registration_version (registration_id, number, status, name_ar,
                    name_en, register_number, country, tax_number, address_ar, address_en,
                    contact_ar, contact_en, phone, submitted_at, submitted_by, decided_at)
                  VALUES (%d, 1, 'ACCEPTED', 'x', 'x', 'R%d', 'KW', '%s', 'x', '%s', 'x', 'x',
                          '%s', UTC_TIMESTAMP(6), %d, UTC_TIMESTAMP(6))"""
                      .formatted(
                          registration,
                          supplier,
                          taxNumber,
                          address,
                          phone,
                          tender.buyer().personId()));
          APP.sql(
              """
              INSERT INTO registration_owner (version_id, name, nationality, share_percent)
              VALUES (%d, '%s', 'KW', %s)"""
                  .formatted(version, owner, share));
        });
  }
}

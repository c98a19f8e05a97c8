package org.muwahhad.tender.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.publication.PublicNotice;

/**
 * Notices of the demonstration, of tenders of every procedure and of one of 3,500 lots keep every
 * rule of the EU's format, and say what is public. The rules take long to compile: all that asks
 * them is here.
 */
@Tag("long")
class EformsNoticesTest {
  private static final String SOURCE = "127.0.0.1";
  private static final String HOST = "tenders.example.org";
  private static final int LARGE = 3500;
  private static final TestApp APP =
      LoadedDemo.fresh(
          Map.ofEntries(
              Map.entry("muwahhad.public-url", "https://" + HOST),
              Map.entry("muwahhad.trusted-proxies", "127.0.0.0/8"),
              Map.entry("muwahhad.eforms.buyer.name", "GCC Central Purchasing Body"),
              Map.entry("muwahhad.eforms.buyer.number", "GCC-CPB"),
              Map.entry("muwahhad.eforms.buyer.city", "Riyadh"),
              Map.entry("muwahhad.eforms.buyer.postal-code", "11462"),
              Map.entry("muwahhad.eforms.buyer.country", "SA"),
              Map.entry("muwahhad.eforms.buyer.telephone", "+966 11 4827777"),
              Map.entry("muwahhad.eforms.buyer.email", "tenders@example.org"),
              Map.entry("muwahhad.eforms.review-body.name", "Complaints Committee"),
              Map.entry("muwahhad.eforms.review-body.number", "GCC-CC"),
              Map.entry("muwahhad.eforms.review-body.postal-code", "11462"),
              Map.entry("muwahhad.eforms.review-body.city", "Riyadh"),
              Map.entry("muwahhad.eforms.review-body.country", "SA")));
  private final EformsNotices notices = APP.get(EformsNotices.class);

  @Test
  void every_contract_notice_keeps_the_rules() throws IOException {
    List<String> numbers = numbers("status NOT IN ('DRAFT', 'APPROVED')");
    assertThat(numbers).isNotEmpty();
    for (String number : numbers) {
      assertThat(EformsRules.errors(ContractNotice.SUBTYPE, contractNotice(number)))
          .as(number)
          .isEmpty();
    }
  }

  @Test
  void every_contract_award_notice_keeps_the_rules_and_names_the_winners() throws IOException {
    List<String> numbers = numbers("status = 'AWARDED'");
    assertThat(numbers).isNotEmpty();
    for (String number : numbers) {
      byte[] notice = awardNotice(number);
      assertThat(EformsRules.errors(AwardNotice.SUBTYPE, notice)).as(number).isEmpty();
      for (String agreement :
          APP.ask(
                  "SELECT GROUP_CONCAT(f.number) FROM framework_agreement f JOIN award a ON a.id ="
                      + " f.award_id AND a.status = 'active' JOIN joint_tender t ON t.id ="
                      + " f.tender_id WHERE t.number = '"
                      + number
                      + "'")
              .split(",")) {
        assertThat(text(notice)).contains(">" + agreement + "<");
      }
    }
  }

  @Test
  void every_amendment_in_force_has_a_notice_that_keeps_the_rules() {
    List<String> amendments =
        List.of(
            APP.ask(
                    """
                    SELECT GROUP_CONCAT(m.id) FROM agreement_amendment m
                      JOIN framework_agreement f ON f.id = m.agreement_id
                      JOIN joint_tender t ON t.id = f.tender_id
                     WHERE m.status = 'IN_FORCE'
                       AND t.procurement_method IN ('open', 'selective')""")
                .split(","));
    assertThat(amendments).isNotEmpty();
    for (String id : amendments) {
      assertThat(
              EformsRules.errors(
                  AwardNotice.MODIFICATION, notices.modificationNotice(SOURCE, Long.parseLong(id))))
          .as(id)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"open, 1, false", "open, 3, true", "selective, 1, false"})
  void notices_of_every_procedure_keep_the_rules(String method, int winners, boolean urgent)
      throws IOException {
    PublicNotice notice = MadeNotices.notice(3, method, winners, urgent);

    assertThat(EformsRules.errors(ContractNotice.SUBTYPE, MadeNotices.contractNotice(notice)))
        .isEmpty();
    assertThat(EformsRules.errors(AwardNotice.SUBTYPE, MadeNotices.awardNotice(notice))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PRICE", "VAT", "ITEM", "PARTY", "TERM", "QUANTITY"})
  void the_notice_of_every_kind_of_amendment_keeps_the_rules(String kind) throws IOException {
    assertThat(EformsRules.errors(AwardNotice.MODIFICATION, MadeNotices.amendmentNotice(kind)))
        .isEmpty();
  }

  @Test
  void a_tender_of_3500_lots_has_notices_that_name_each_of_them() throws IOException {
    PublicNotice notice = MadeNotices.notice(LARGE, "open", 1, false);
    byte[] called = MadeNotices.contractNotice(notice);
    byte[] awarded = MadeNotices.awardNotice(notice);

    assertThat(EformsRules.schemaErrors(ContractNotice.SUBTYPE, called)).isEmpty();
    assertThat(EformsRules.schemaErrors(AwardNotice.SUBTYPE, awarded)).isEmpty();
    assertThat(text(called))
        .contains(">LOT-0001<", ">LOT-" + LARGE + "<", "MaximumLotsSubmittedNumeric>" + LARGE);
    assertThat(text(awarded)).contains(">CON-" + (LARGE - 1) + "<");
  }

  @Test
  void who_awards_for_others_and_whose_entities_call_off_is_told() throws IOException {
    PublicNotice notice = MadeNotices.notice(2, "open", 1, false);
    String called = text(MadeNotices.contractNotice(notice));
    String awarded = text(MadeNotices.awardNotice(notice)).replaceAll(">\\s++<", "><");

    for (String one : List.of(called, awarded, text(MadeNotices.amendmentNotice("TERM")))) {
      assertThat(one)
          .containsOnlyOnce("<efbc:AwardingCPBIndicator>true<")
          .containsOnlyOnce("<efbc:AcquiringCPBIndicator>false<");
    }
    for (String one : List.of(called, awarded)) {
      assertThat(one).contains("<cbc:Name>buyer-categories<", ">Procuring entities of Kuwait<");
    }
    assertThat(awarded)
        .contains(
            "<cbc:RankCode>1</cbc:RankCode><efbc:TenderRankedIndicator>true<",
            "<efbc:TenderVariantIndicator>true<")
        .containsOnlyOnce(complainants(2))
        .containsOnlyOnce(complainants(0));
  }

  private static String complainants(int count) {
    return "<efbc:StatisticsCode listName=\"review-type\">complainants</efbc:StatisticsCode>"
        + "<efbc:StatisticsNumeric>"
        + count
        + "<";
  }

  @Test
  void the_rank_of_a_winner_is_that_of_its_bid() throws IOException {
    String number = numbers("status = 'AWARDED'").get(0);
    String ranks =
        APP.ask(
            """
            SELECT GROUP_CONCAT(k.rank_position ORDER BY l.number, a.id)
              FROM award a
              JOIN framework_agreement f ON f.award_id = a.id
              JOIN joint_tender t ON t.id = a.tender_id
              JOIN lot l ON l.id = a.lot_id
              JOIN lot_ranking k ON k.lot_id = a.lot_id AND k.bid_id = a.bid_id
             WHERE a.status = 'active' AND t.number = '%s'"""
                .formatted(number));

    List<String> found = new ArrayList<>();
    Matcher rank = Pattern.compile("<cbc:RankCode>(\\d++)<").matcher(text(awardNotice(number)));
    while (rank.find()) {
      found.add(rank.group(1));
    }
    assertThat(String.join(",", found)).isNotEmpty().isEqualTo(ranks);
  }

  @Test
  void the_rules_find_a_notice_without_its_deadline() throws IOException {
    String number = numbers("procurement_method = 'open'").get(0);
    String notice = text(contractNotice(number));
    String wrong =
        notice.replaceAll(
            "(?s)<cac:TenderSubmissionDeadlinePeriod>.*?</cac:TenderSubmissionDeadlinePeriod>", "");

    assertThat(wrong).isNotEqualTo(notice);
    assertThat(EformsRules.errors(ContractNotice.SUBTYPE, wrong.getBytes(StandardCharsets.UTF_8)))
        .isNotEmpty();
  }

  @Test
  void a_notice_tells_no_estimate_and_stays_the_same() throws IOException {
    String number = numbers("status = 'PUBLISHED'").get(0);
    byte[] notice = contractNotice(number);

    assertThat(text(notice)).doesNotContain("EstimatedOverallContractAmount", "MaximumAmount");
    assertThat(contractNotice(number)).isEqualTo(notice);
  }

  @Test
  void there_is_no_award_notice_before_the_awards_and_none_where_nobody_was_called()
      throws IOException {
    String open = numbers("status = 'PUBLISHED' AND procurement_method = 'open'").get(0);
    assertThatThrownBy(() -> awardNotice(open))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessage("eforms.not-awarded");
    assertThat(contractNotice(open)).isNotEmpty();
    setMethod(open, "limited");
    try {
      assertThatThrownBy(() -> contractNotice(open)).hasMessage("eforms.no-call");
    } finally {
      setMethod(open, "open");
    }
  }

  @Test
  void everybody_downloads_the_notice_where_it_is_published_and_nowhere_else() {
    String number = numbers("status = 'AWARDED'").get(0);

    assertThat(read("/publications/" + number))
        .contains("contract-notice.xml", "contract-award-notice.xml");
    assertThat(read("/publications/" + number + "/contract-notice.xml"))
        .contains("<cbc:SubTypeCode listName=\"notice-subtype\">16<");
    assertThat(read("/api/v1/publications/" + number + "/contract-award-notice.xml"))
        .contains("<cbc:SubTypeCode listName=\"notice-subtype\">29<");
    Browserless elsewhere = Browserless.at(LoadedDemo.app());
    assertThat(elsewhere.get("/publications/" + number + "/contract-notice.xml").statusCode())
        .isEqualTo(404);
    assertThat(elsewhere.get("/publications/" + number).body())
        .doesNotContain("contract-notice.xml");
  }

  /** What a visitor reads who comes through the proxy, by the name of the service. */
  private static String read(String path) {
    Browserless visitor = Browserless.at(APP);
    return visitor
        .send(visitor.request(path).header("X-Forwarded-Host", HOST).GET().build())
        .body();
  }

  private static void setMethod(String number, String method) {
    APP.withoutTriggersOf(
        List.of("joint_tender"),
        () ->
            APP.sql(
                "UPDATE joint_tender SET procurement_method = '%s' WHERE number = '%s'"
                    .formatted(method, number)));
  }

  private static List<String> numbers(String which) {
    return List.of(
        APP.ask(
                "SELECT GROUP_CONCAT(number) FROM joint_tender WHERE published_at IS NOT NULL AND"
                    + " status NOT IN ('DRAFT', 'APPROVED') AND procurement_method IN ('open',"
                    + " 'selective') AND "
                    + which)
            .split(","));
  }

  private byte[] contractNotice(String number) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    notices.contractNotice(SOURCE, number, to);
    return to.toByteArray();
  }

  private byte[] awardNotice(String number) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    notices.awardNotice(SOURCE, number, to);
    return to.toByteArray();
  }

  private static String text(byte[] xml) {
    return new String(xml, StandardCharsets.UTF_8);
  }
}

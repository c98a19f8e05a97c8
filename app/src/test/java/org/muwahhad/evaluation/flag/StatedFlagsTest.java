package org.muwahhad.evaluation.flag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.flag.RedFlag.RedFlagKind;

/**
 * Red flags that one statement finds, each where its pattern is and not where it is not: what bids
 * share, when they came, which of them rank first, and how the tender was conducted.
 */
@Tag("long")
class StatedFlagsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final AtomicLong DOCUMENTS = new AtomicLong(7_000_000);
  private static final List<String> GOOD = List.of("80", "80");
  private final ViewRedFlags viewRedFlags = APP.get(ViewRedFlags.class);
  private final Actor auditor = WORLD.aPersonWho(Role.AUDITOR);
  private final EvaluationFixture tender =
      EvaluationFixture.lowest(APP, WORLD)
          .bid("One", "SAR", true, "101.10", "250.20")
          .bid("Two", "SAR", true, "117.35", "252.90")
          .bid("Out", "SAR", true, "191.10", "350.20")
          .opened()
          .declared()
          .checked("Out")
          .scored(Map.of("One", GOOD, "Two", GOOD))
          .agreed("One", "Two")
          .ranked();

  @Test
  void one_file_in_two_bids_is_found() {
    document("One", "a.pdf", 1200, "same");
    document("Two", "b.pdf", 1300, "another");
    assertThat(kinds()).doesNotContain(RedFlagKind.SAME_FILE);

    document("Two", "c.pdf", 1200, "same");

    RedFlag flag = flag(RedFlagKind.SAME_FILE);
    assertThat(flag.bids()).containsExactlyInAnyOrder(tender.bid("One"), tender.bid("Two"));
    assertThat(flag.figure(FlagFigure.BIDDERS)).isEqualByComparingTo("2");
    assertThat(flag.figure(FlagFigure.BYTES)).isEqualByComparingTo("1200");
  }

  @Test
  void several_files_of_one_name_and_size_are_found() {
    document("One", "a.pdf", 1200, "one");
    document("Two", "a.pdf", 1200, "two");
    assertThat(kinds()).as("one file is too few").doesNotContain(RedFlagKind.ALIKE_FILES);

    document("One", "b.pdf", 1300, "three");
    document("Two", "b.pdf", 1300, "four");

    assertThat(flag(RedFlagKind.ALIKE_FILES).figure(FlagFigure.FILES)).isEqualByComparingTo("2");
  }

  @Test
  void files_that_one_person_made_or_saved_last_are_found() {
    names(document("One", "a.pdf", 1200, "one"), "SARA ALI", "");
    names(document("Two", "b.pdf", 1300, "two"), "OMAR SAID", "");
    names(document("Out", "c.pdf", 1400, "three"), "", "");
    assertThat(kinds())
        .as("files that name nobody have nobody in common")
        .doesNotContain(RedFlagKind.SHARED_AUTHOR);

    names(document("Two", "d.docx", 1500, "four"), "SALEM", "SARA ALI");

    RedFlag flag = flag(RedFlagKind.SHARED_AUTHOR);
    assertThat(flag.bids()).containsExactlyInAnyOrder(tender.bid("One"), tender.bid("Two"));
    assertThat(flag.figure(FlagFigure.BIDDERS)).isEqualByComparingTo("2");
    assertThat(flag.figure(FlagFigure.FILES)).isEqualByComparingTo("2");
    assertThat(viewRedFlags.list(tender.chair(), tender.id()))
        .as("the panel sees it too")
        .extracting(f -> f.redFlag().kind())
        .contains(RedFlagKind.SHARED_AUTHOR);
  }

  @Test
  void securities_of_one_number_of_one_bank_are_found() {
    security("One", "Gulf Bank", "LG-1");
    security("Out", "Other Bank", "LG-1");
    assertThat(kinds()).doesNotContain(RedFlagKind.SHARED_BANK);

    security("Two", "gulf bank ", "lg-1");

    assertThat(flag(RedFlagKind.SHARED_BANK).bids())
        .containsExactlyInAnyOrder(tender.bid("One"), tender.bid("Two"));
  }

  @Test
  void the_first_in_rank_that_came_in_the_last_minutes_is_found() {
    received("One", 16);
    received("Two", 2);
    assertThat(kinds()).as("Two is not first").doesNotContain(RedFlagKind.LAST_MINUTE);

    received("One", 14);

    RedFlag flag = flag(RedFlagKind.LAST_MINUTE);
    assertThat(flag.bids()).containsExactly(tender.bid("One"));
    assertThat(flag.figure(FlagFigure.MINUTES)).isEqualByComparingTo("14");
  }

  @Test
  void a_bid_that_was_withdrawn_is_counted() {
    assertThat(kinds()).doesNotContain(RedFlagKind.WITHDRAWN);

    past("bid", "UPDATE bid SET status = 'WITHDRAWN' WHERE id = %d".formatted(tender.bid("Out")));

    assertThat(flag(RedFlagKind.WITHDRAWN).figure(FlagFigure.BIDS)).isEqualByComparingTo("1");
  }

  @Test
  void an_abnormally_low_price_is_found_where_it_ranks_first() {
    low("Two");
    assertThat(kinds()).doesNotContain(RedFlagKind.LOW_PRICE_FIRST);

    low("One");

    RedFlag flag = flag(RedFlagKind.LOW_PRICE_FIRST);
    assertThat(flag.lotNumber()).isEqualTo(1);
    assertThat(flag.bids()).containsExactly(tender.bid("One"));
  }

  @Test
  void who_ranks_first_for_most_lots_is_found_from_enough_lots_on() {
    assertThat(kinds()).as("one lot is too few").doesNotContain(RedFlagKind.WINS_MOST);

    past(
        "red_flag_rule",
        """
        INSERT INTO red_flag_rule (kind, valid_from, is_computed, threshold, least, weight,
                                   source_ar, source_en)
        VALUES ('WINS_MOST', '2021-01-01', TRUE, 80, 1, 3, 'x', 'x')""");
    try {
      RedFlag flag = flag(RedFlagKind.WINS_MOST);
      assertThat(flag.bids()).containsExactly(tender.bid("One"));
      assertThat(flag.figure(FlagFigure.LOTS_WON)).isEqualByComparingTo("1");
      assertThat(flag.figure(FlagFigure.LOTS)).isEqualByComparingTo("1");
    } finally {
      past("red_flag_rule", "DELETE FROM red_flag_rule WHERE valid_from = '2021-01-01'");
    }
  }

  @Test
  void a_supplier_that_just_came_and_ranks_first_is_found() {
    registered("One", 31);
    registered("Two", 3);
    assertThat(kinds()).as("Two is not first").doesNotContain(RedFlagKind.NEW_SUPPLIER);

    registered("One", 29);

    RedFlag flag = flag(RedFlagKind.NEW_SUPPLIER);
    assertThat(flag.bids()).containsExactly(tender.bid("One"));
    assertThat(flag.figure(FlagFigure.DAYS)).isEqualByComparingTo("29");
  }

  @Test
  void bids_that_come_to_the_estimate_are_found_once_every_lot_is_ranked() {
    past(
        "tender_key",
        """
        INSERT INTO tender_key (tender_id, public_keyset, sealed_private_keyset, threshold,
                                created_at)
        VALUES (%d, 'x', 'x', 1, UTC_TIMESTAMP(6))"""
            .formatted(tender.id()));
    past(
        "sealed_estimate",
        """
        INSERT INTO sealed_estimate (tender_id, sealed_amount, created_at)
        VALUES (%d, 'x', UTC_TIMESTAMP(6))"""
            .formatted(tender.id()));
    past(
        "opened_estimate",
        """
        INSERT INTO opened_estimate (tender_id, amount, currency, opened_at)
        SELECT tender_id, converted_total * 1.005, 'SAR', UTC_TIMESTAMP(6) FROM lot_ranking
         WHERE tender_id = %d AND rank_position = 1"""
            .formatted(tender.id()));
    assertThat(kinds()).as("a lot is not ranked").doesNotContain(RedFlagKind.ESTIMATE_MET);

    past("lot", "UPDATE lot SET status = 'CANCELLED' WHERE id = %d".formatted(tender.screens()));
    assertThat(kinds()).contains(RedFlagKind.ESTIMATE_MET);

    past(
        "opened_estimate",
        "UPDATE opened_estimate SET amount = amount * 1.02 WHERE tender_id = %d"
            .formatted(tender.id()));
    assertThat(kinds()).as("more than a hundredth apart").doesNotContain(RedFlagKind.ESTIMATE_MET);
  }

  @Test
  void several_restricted_purchases_of_the_same_goods_are_found() {
    EvaluationFixture other = EvaluationFixture.lowest(APP, WORLD);
    method(tender.id(), "limited");
    assertThat(kinds())
        .contains(RedFlagKind.NOT_OPEN)
        .as("the other one is open")
        .doesNotContain(RedFlagKind.SPLIT_PURCHASE);

    method(other.id(), "direct");

    assertThat(flag(RedFlagKind.SPLIT_PURCHASE).figure(FlagFigure.TENDERS))
        .isEqualByComparingTo("1");
    past(
        "joint_tender",
        "UPDATE joint_tender SET published_at = published_at - INTERVAL 62 DAY WHERE id = %d"
            .formatted(other.id()));
    assertThat(kinds()).as("too long before").doesNotContain(RedFlagKind.SPLIT_PURCHASE);
    method(other.id(), "open");
  }

  @Test
  void many_amendments_and_a_late_one_are_found() {
    amendment(1, 20);
    amendment(2, 10);
    assertThat(kinds()).doesNotContain(RedFlagKind.MANY_AMENDMENTS, RedFlagKind.LATE_AMENDMENT);

    amendment(3, 4);

    assertThat(flag(RedFlagKind.MANY_AMENDMENTS).figure(FlagFigure.AMENDMENTS))
        .isEqualByComparingTo("3");
    assertThat(flag(RedFlagKind.LATE_AMENDMENT).figure(FlagFigure.AMENDMENTS))
        .isEqualByComparingTo("1");
  }

  @Test
  void a_complaint_counts_where_it_was_right() {
    complaint(1, "DISMISSED");
    assertThat(kinds()).doesNotContain(RedFlagKind.UPHELD_COMPLAINT);

    complaint(2, "UPHELD_IN_PART");

    assertThat(flag(RedFlagKind.UPHELD_COMPLAINT).figure(FlagFigure.COMPLAINTS))
        .isEqualByComparingTo("1");
  }

  /** Writes what no act would, past the guards of a table. */
  private static void past(String table, String statement) {
    APP.withoutTriggersOf(List.of(table), () -> APP.sql(statement));
  }

  private long document(String bid, String name, int bytes, String content) {
    long id = DOCUMENTS.incrementAndGet();
    past(
        "bid_document",
        """
        INSERT INTO bid_document (id, bid_id, tender_id, byte_count, scan_status, added_at)
        VALUES (%d, %d, %d, %d, 'CLEAN', UTC_TIMESTAMP(6))"""
            .formatted(id, tender.bid(bid), tender.id(), bytes));
    past(
        "opened_document",
        """
        INSERT INTO opened_document (document_id, bid_id, tender_id, part, position, file_name,
          content_type, byte_count, sha256, content_key, scan_status)
        VALUES (%d, %d, %d, 'BID', 1, '%s', 'application/pdf', %d, SHA2('%s', 256), 'x', 'CLEAN')"""
            .formatted(id, tender.bid(bid), tender.id(), name, bytes, content));
    return id;
  }

  private static void names(long document, String author, String lastSaved) {
    APP.sql(
        """
        INSERT INTO document_author (document_id, place, name)
        VALUES (%1$d, 'AUTHOR', '%2$s'), (%1$d, 'LAST_SAVED', '%3$s')"""
            .formatted(document, author, lastSaved));
  }

  private void security(String bid, String issuer, String reference) {
    past(
        "stated_security",
        """
        INSERT INTO stated_security (bid_id, tender_id, form, issuer, reference, amount, currency,
                                     valid_until)
        VALUES (%d, %d, 'BANK_GUARANTEE', '%s', '%s', 100, 'SAR', '2099-01-01')"""
            .formatted(tender.bid(bid), tender.id(), issuer, reference));
  }

  private void received(String bid, int minutesBefore) {
    past(
        "bid_version",
        """
        UPDATE bid_version SET received_at =
               (SELECT deadline_at - INTERVAL %d MINUTE FROM joint_tender WHERE id = %d)
         WHERE bid_id = %d"""
            .formatted(minutesBefore, tender.id(), tender.bid(bid)));
  }

  private void low(String bid) {
    past(
        "lot_ranking",
        "UPDATE lot_ranking SET is_abnormally_low = TRUE WHERE bid_id = %d"
            .formatted(tender.bid(bid)));
  }

  private void registered(String bid, int daysBefore) {
    past(
        "supplier",
        """
        UPDATE supplier SET registered_at =
               (SELECT deadline_at - INTERVAL %d DAY FROM joint_tender WHERE id = %d)
         WHERE id = (SELECT supplier_id FROM bid WHERE id = %d)"""
            .formatted(daysBefore, tender.id(), tender.bid(bid)));
  }

  private static void method(long tender, String method) {
    past(
        "joint_tender",
        "UPDATE joint_tender SET procurement_method = '%s' WHERE id = %d"
            .formatted(method, tender));
  }

  private void amendment(int number, int daysBefore) {
    past(
        "tender_amendment",
        """
        INSERT INTO tender_amendment (tender_id, number, status, reason_ar, reason_en,
          deadline_before, deadline_after, proposed_by, proposed_at, approved_by, published_at)
        SELECT id, %d, 'PUBLISHED', 'x', 'x', deadline_at, deadline_at, %d, published_at, %d,
               deadline_at - INTERVAL %d DAY
          FROM joint_tender WHERE id = %d"""
            .formatted(
                number, tender.buyer().personId(), auditor.personId(), daysBefore, tender.id()));
  }

  private void complaint(int number, String outcome) {
    past(
        "complaint",
        """
        INSERT INTO complaint (tender_id, number, bid_id, status, grounds, remedy_sought,
          request_key, filed_by, filed_at, answer_until, decide_until, outcome, ended_at)
        VALUES (%1$d, %2$d, %3$d, 'DECIDED', 'x', 'x', 'K-%2$d', %4$d, UTC_TIMESTAMP(6),
                UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6) + INTERVAL 2 DAY, '%5$s',
                UTC_TIMESTAMP(6))"""
            .formatted(tender.id(), number, tender.bid("Two"), auditor.personId(), outcome));
  }

  private Set<RedFlagKind> kinds() {
    return viewRedFlags.list(auditor, tender.id()).stream()
        .map(f -> f.redFlag().kind())
        .collect(Collectors.toSet());
  }

  private RedFlag flag(RedFlagKind kind) {
    Optional<RedFlag> found =
        viewRedFlags.list(auditor, tender.id()).stream()
            .map(TenderRedFlags.RedFlagView::redFlag)
            .filter(s -> s.kind() == kind)
            .findFirst();
    return found.orElseThrow(() -> new AssertionError("no " + kind));
  }
}

package org.muwahhad.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.shared.Money;

/** Writes one tender of {@link AwardFixture}, from its round to its ranking, row by row. */
final class AwardTenderRows {
  private final AwardFixture fixture;
  private final Statement s;
  private final int n;
  private final Actor chair;
  private final Actor evaluator;
  private final boolean conflict;
  private final List<Long> lotIds = new ArrayList<>();
  private final List<Long> itemIds = new ArrayList<>();
  private final List<Long> lineIds = new ArrayList<>();
  private long firstRevision;
  private LongConsumer asDraft = id -> {};

  AwardTenderRows(
      AwardFixture fixture, Statement s, int n, Actor chair, Actor evaluator, boolean conflict) {
    this.fixture = fixture;
    this.conflict = conflict;
    this.s = s;
    this.n = n;
    this.chair = chair;
    this.evaluator = evaluator;
  }

  /** Of the catalog items of another tender, whose first revision is given. */
  AwardTenderRows like(long revision, LongConsumer whileDraft) {
    firstRevision = revision;
    asDraft = whileDraft;
    return this;
  }

  Tender run(List<Lot> lots) throws SQLException {
    long id = published(lots).id();
    long dinar = bid(id, fixture.dinarSupplier);
    long riyal = bid(id, fixture.riyalSupplier);
    return opened(id, dinar, riyal, lots);
  }

  Tender published(List<Lot> lots) throws SQLException {
    long id = tender();
    long kuwaitiSubmission = submissions();
    long revision = firstRevision > 0 ? firstRevision - 1 : revision();
    int position = 0;
    for (int l = 0; l < lots.size(); l++) {
      lotIds.add(
          insert(
              "INSERT INTO lot (tender_id, number, title_ar, title_en, status) VALUES"
                  + " (%d, %d, 'حزمة رقم %d', 'Lot %d', 'ACTIVE')",
              id, l + 1, l + 1, l + 1));
      for (Item item : lots.get(l).items()) {
        itemIds.add(item(id, lotIds.get(l), ++position, revision + position, item));
        lines(item, itemIds.get(position - 1), revision + position, kuwaitiSubmission);
      }
    }
    asDraft.accept(id);
    fixture.publishAtOnce(id);
    return made(id, 0, 0);
  }

  private Tender made(long id, long dinar, long riyal) {
    return new Tender(id, "JT-2026-" + n, chair, evaluator, lotIds, itemIds, lineIds, dinar, riyal);
  }

  private Tender opened(long id, long dinar, long riyal, List<Lot> lots) throws SQLException {
    exec("SET timestamp = DEFAULT");
    exec("UPDATE joint_tender SET status = 'CLOSED' WHERE id = %d", id);
    open(
        id,
        dinar,
        "KWD",
        lots.stream().flatMap(l -> l.items().stream()).map(Item::dinarPrice).toList());
    open(
        id,
        riyal,
        "SAR",
        lots.stream().flatMap(l -> l.items().stream()).map(Item::riyalPrice).toList());
    discounts(id, dinar, riyal);
    exec(
        "UPDATE joint_tender SET status = 'OPENED', opened_at = UTC_TIMESTAMP(6) WHERE id = %d",
        id);
    exec(
        "INSERT INTO conflict_declaration (tender_id, person_id, has_conflict, statement,"
            + " declared_at) VALUES (%d, %d, %b, '', UTC_TIMESTAMP(6))",
        id, chair.personId(), conflict);
    exec("UPDATE joint_tender SET status = 'UNDER_EVALUATION' WHERE id = %d", id);
    for (int l = 0; l < lots.size(); l++) {
      rank(id, lotIds.get(l), dinar, "KWD", lots.get(l), lots.get(l).dinar());
      rank(id, lotIds.get(l), riyal, "SAR", lots.get(l), lots.get(l).riyal());
    }
    return made(id, dinar, riyal);
  }

  private long tender() throws SQLException {
    // Bids must have come before the deadline, which has passed now.
    exec("SET timestamp = UNIX_TIMESTAMP() - 172800");
    long id =
        insert(
            """
            INSERT INTO joint_tender (number, ocid, title_ar, title_en, status,
              procurement_method, award_criteria, currency, minimum_bid_days, deadline_at,
              rate_date, prepared_by, published_at, created_at, updated_at)
            VALUES ('JT-2026-%d', 'ocds-muwahhad-%d', 'منافسة أجهزة الحاسوب', 'Computers',
              'DRAFT', 'open', 'ratedCriteria', 'SAR', 30,
              UTC_TIMESTAMP(6) + INTERVAL 1 DAY, '2026-01-01', %d,
              UTC_TIMESTAMP(6) - INTERVAL 40 DAY, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""",
            n, n, fixture.buyer.personId());
    exec(
        "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, 'quorum.states', 4),"
            + " (%d, 'standstill.days', 10)",
        id, id);
    for (Map.Entry<String, String> threshold : fixture.thresholds().entrySet()) {
      exec(
          "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, '%s', %s)",
          id, threshold.getKey(), threshold.getValue());
    }
    exec(
        "INSERT INTO panel_member (tender_id, person_id, panel, is_chair) VALUES"
            + " (%d, %d, 'EXAMINATION', TRUE), (%d, %d, 'EXAMINATION', FALSE)",
        id, chair.personId(), id, evaluator.personId());
    return id;
  }

  /** Returns the submission of the Kuwaiti entity; that of the Saudi one has the next number. */
  private long submissions() throws SQLException {
    long round =
        insert(
            """
            INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at,
              endorsement_until, status, closed_at, created_by, created_at, updated_at)
            VALUES ('R-%d', 'جولة', 'Round', '2026-01-01', '2026-02-01', '2026-02-08', 'CLOSED', '2026-02-01',
              %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""",
            n, fixture.buyer.personId());
    exec(
        "INSERT INTO round_state (round_id, state_code) VALUES (%d, 'KW'), (%d, 'SA')",
        round, round);
    String submission =
        """
        INSERT INTO submission (round_id, entity_id, state_code, status, status_reason, created_by,
          created_at, updated_at)
        VALUES (%d, %d, '%s', 'RETURNED', 'To be completed', %d, UTC_TIMESTAMP(6),
          UTC_TIMESTAMP(6))""";
    long first = insert(submission, round, fixture.kuwaiti, "KW", fixture.buyer.personId());
    insert(submission, round, fixture.saudi, "SA", fixture.buyer.personId());
    return first;
  }

  /** Makes twenty revisions of a new item; returns the number before the first. */
  private long revision() throws SQLException {
    long item =
        insert(
            """
            INSERT INTO catalog_item (code, category_code, kind, status, revision_count,
              created_at, updated_at)
            VALUES ('LAP-%d', '30213100', 'HARDWARE', 'ACTIVE', 20, UTC_TIMESTAMP(6),
              UTC_TIMESTAMP(6))""",
            n);
    long first = 0;
    for (int i = 1; i <= 20; i++) {
      long id =
          insert(
              """
              INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en,
                description_ar, description_en, benchmark_price, benchmark_currency,
                benchmark_date, benchmark_source_ar, benchmark_source_en, published_at,
                published_by)
              VALUES (%d, %d, 'C62', 'حاسوب محمول %d', 'Laptop %d', 'وصف', 'Description', 1000,
                'USD', '2026-01-01', 'اختبار', 'test', UTC_TIMESTAMP(6), %d)""",
              item, i, i, i, fixture.buyer.personId());
      first = i == 1 ? id : first;
    }
    return first - 1;
  }

  private long item(long id, long lot, int position, long revision, Item item) throws SQLException {
    return insert(
        """
        INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity,
          is_free)
        VALUES (%d, %d, %d, %d, 'C62', %s, FALSE)""",
        id, lot, position, revision, sum(item).toPlainString());
  }

  private void lines(Item item, long itemId, long revision, long kuwaitiSubmission)
      throws SQLException {
    for (int q = 0; q < item.quantities().size(); q++) {
      boolean isKuwaiti = q % 2 == 0;
      long line =
          insert(
              """
              INSERT INTO demand_line (submission_id, entity_id, line_number, revision_id,
                unit_code, quantity, need_by, site_id, estimated_unit_price, currency,
                commitment, budget_line, justification)
              SELECT %d, %d, %d, %d, 'C62', %s, '2027-01-01', MIN(id), 100, 'SAR', 'FIRM', '1',
                'حاجة' FROM delivery_site WHERE entity_id = %d""",
              isKuwaiti ? kuwaitiSubmission : kuwaitiSubmission + 1,
              isKuwaiti ? fixture.kuwaiti : fixture.saudi,
              lineIds.size() + 1,
              revision,
              item.quantities().get(q),
              isKuwaiti ? fixture.kuwaiti : fixture.saudi);
      lineIds.add(line);
      exec(
          "INSERT INTO allocation (demand_line_id, lot_item_id, quantity) VALUES (%d, %d, %s)",
          line, itemId, item.quantities().get(q));
    }
  }

  private long bid(long id, long supplier) throws SQLException {
    long bid =
        insert(
            """
            INSERT INTO bid (tender_id, supplier_id, status, version_count, created_at,
              updated_at)
            VALUES (%d, %d, 'SUBMITTED', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""",
            id, supplier);
    insert(
        """
        INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
          received_at, received_from, sha256, sealed_content)
        VALUES (%d, %d, 1, 'BID-%d', '1', UTC_TIMESTAMP(6), %d, '%064d', '')""",
        bid, id, bid, fixture.buyer.personId(), 0);
    return bid;
  }

  private void open(long id, long bid, String currency, List<String> prices) throws SQLException {
    exec(
        """
        INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
          validity_days, has_security, statement, draw_value, opened_at)
        SELECT bid_id, %d, id, '%s', TRUE, 90, FALSE, '', sha256, UTC_TIMESTAMP(6) FROM bid_version
         WHERE bid_id = %d""",
        id, currency, bid);
    for (int i = 0; i < prices.size(); i++) {
      Optional<AwardFixture.Terms> terms = fixture.terms(currency.equals("KWD"), i);
      String inBundle = inBundle(currency.equals("KWD"), i);
      exec(
          "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price, least_quantity,"
              + " bundle, bundle_price) VALUES (%d, %d, %d, %s, %s, %s, %s)",
          bid,
          itemIds.get(i),
          id,
          prices.get(i),
          terms.flatMap(t -> Optional.ofNullable(t.least())).orElse("NULL"),
          inBundle.equals("NULL") ? "NULL" : "1",
          inBundle);
      for (String tier : terms.map(AwardFixture.Terms::tiers).orElse(List.of())) {
        exec(
            "INSERT INTO bid_tier (bid_id, lot_item_id, from_quantity, tender_id, unit_price)"
                + " VALUES (%d, %d, %s, %d, %s)",
            bid, itemIds.get(i), tier.split(":")[0], id, tier.split(":")[1]);
      }
    }
    exec("UPDATE bid SET status = 'OPENED' WHERE id = %d", bid);
  }

  private String inBundle(boolean dinar, int item) {
    return fixture.bundles().stream()
        .filter(b -> b.dinar() == dinar && b.prices().containsKey(item))
        .map(b -> b.prices().getOrDefault(item, "NULL"))
        .findFirst()
        .orElse("NULL");
  }

  private void discounts(long id, long dinar, long riyal) throws SQLException {
    int number = 0;
    for (AwardFixture.Offer offer : fixture.offers()) {
      long bid = offer.dinar() ? dinar : riyal;
      exec(
          "INSERT INTO bid_discount (bid_id, number, tender_id, percent, winning)"
              + " VALUES (%d, %d, %d, %s, %s)",
          bid, ++number, id, offer.percent(), offer.winning() == null ? "NULL" : offer.winning());
      for (int lot : offer.whenWinning()) {
        discountLot(id, bid, number, lot, "WHEN_WINNING");
      }
      for (int lot : offer.appliesTo()) {
        discountLot(id, bid, number, lot, "APPLIES_TO");
      }
    }
    for (AwardFixture.Bundle bundle : fixture.bundles()) {
      long bid = bundle.dinar() ? dinar : riyal;
      exec(
          "INSERT INTO bid_discount (bid_id, number, tender_id, percent, is_bundle)"
              + " VALUES (%d, %d, %d, 0, TRUE)",
          bid, ++number, id);
      for (String role : List.of("WHEN_WINNING", "APPLIES_TO")) {
        for (int lot : bundle.lots()) {
          discountLot(id, bid, number, lot, role);
        }
      }
    }
  }

  private void discountLot(long id, long bid, int number, int lot, String role)
      throws SQLException {
    exec(
        "INSERT INTO bid_discount_lot (bid_id, number, tender_id, lot_id, role)"
            + " VALUES (%d, %d, %d, %d, '%s')",
        bid, number, id, lotIds.get(lot), role);
  }

  private void rank(long id, long lot, long bid, String currency, Lot plan, Judged judged)
      throws SQLException {
    BigDecimal total =
        plan.items().stream()
            .map(
                i ->
                    new Money(
                            new BigDecimal(
                                currency.equals("KWD") ? i.dinarPrice() : i.riyalPrice()),
                            currency)
                        .times(sum(i))
                        .amount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal converted =
        currency.equals("SAR")
            ? total
            : total
                .multiply(new BigDecimal("3.75"))
                .divide(new BigDecimal("0.307"), 2, RoundingMode.HALF_UP);
    exec(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, exclusion, bid_total,
          bid_currency, converted_total, evaluated_price, technical_score, price_score,
          final_score, rank_position, is_abnormally_low)
        VALUES (%d, %d, %d, %b, %s, %s, '%s', %s, %s, 80, 90, 84, %s, %b)""",
        lot,
        bid,
        id,
        judged.rank > 0,
        judged.rank > 0 ? "NULL" : "'TECHNICAL'",
        total,
        currency,
        converted,
        converted,
        judged.rank > 0 ? judged.rank : "NULL",
        judged.low);
  }

  private BigDecimal sum(Item item) {
    return item.quantities().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void exec(String sql, Object... values) throws SQLException {
    s.executeUpdate(sql.formatted(values));
  }

  private long insert(String sql, Object... values) throws SQLException {
    s.executeUpdate(sql.formatted(values), Statement.RETURN_GENERATED_KEYS);
    try (ResultSet keys = s.getGeneratedKeys()) {
      return keys.next() ? keys.getLong(1) : 0;
    }
  }
}

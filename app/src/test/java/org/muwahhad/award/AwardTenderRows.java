package org.muwahhad.award;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderRows;

/** Writes one tender of {@link AwardFixture}, from its round to its ranking, row by row. */
final class AwardTenderRows {
  private static final Duration SINCE_DEADLINE = Duration.ofDays(1);
  private final AwardFixture fixture;
  private final TestApp app;
  private final TenderRows rows;
  private final Actor chair;
  private final Actor evaluator;
  private final boolean conflict;
  private final List<Long> lotIds = new ArrayList<>();
  private final List<Long> itemIds = new ArrayList<>();
  private final List<Long> lineIds = new ArrayList<>();
  private long firstRevision;
  private LongConsumer asDraft = id -> {};

  AwardTenderRows(
      AwardFixture fixture, TestApp app, Actor chair, Actor evaluator, boolean conflict) {
    this.fixture = fixture;
    this.app = app;
    this.rows = new TenderRows(app, fixture.world());
    this.conflict = conflict;
    this.chair = chair;
    this.evaluator = evaluator;
  }

  /** Of the catalog items of another tender, whose first revision is given. */
  AwardTenderRows like(long revision, LongConsumer whileDraft) {
    firstRevision = revision;
    asDraft = whileDraft;
    return this;
  }

  Tender run(List<Lot> lots) {
    Tender published = published(lots);
    long id = published.id();
    long dinar = rows.bid(id, fixture.dinarSupplier, fixture.buyer);
    long riyal = rows.bid(id, fixture.riyalSupplier, fixture.buyer);
    rows.open(
        id,
        () -> {
          open(id, dinar, "KWD", prices(lots, Item::dinarPrice));
          open(id, riyal, "SAR", prices(lots, Item::riyalPrice));
          discounts(id, dinar, riyal);
        });
    exec(
        "INSERT INTO conflict_declaration (tender_id, person_id, has_conflict, statement,"
            + " declared_at) VALUES (%d, %d, %b, '', UTC_TIMESTAMP(6))",
        id, chair.personId(), conflict);
    exec("UPDATE joint_tender SET status = 'UNDER_EVALUATION' WHERE id = %d", id);
    for (int l = 0; l < lots.size(); l++) {
      rank(id, lotIds.get(l), dinar, "KWD", lots.get(l), lots.get(l).dinar());
      rank(id, lotIds.get(l), riyal, "SAR", lots.get(l), lots.get(l).riyal());
    }
    return tender(id, published.number(), dinar, riyal);
  }

  private static List<String> prices(List<Lot> lots, Function<Item, String> price) {
    return lots.stream().flatMap(l -> l.items().stream()).map(price).toList();
  }

  Tender published(List<Lot> lots) {
    TenderRows.Draft draft =
        rows.draft(
            fixture.buyer,
            new Bilingual("منافسة أجهزة الحاسوب", "Computers"),
            "ratedCriteria",
            SINCE_DEADLINE.negated());
    long id = draft.id();
    rows.rule(id, "quorum.states", "4");
    rows.rule(id, "standstill.days", "10");
    fixture.thresholds().forEach((code, value) -> rows.rule(id, code, value));
    if (fixture.namesIndex()) {
      rows.index(id, "2020-01-01", "100");
    }
    rows.seat(id, "EXAMINATION", List.of(chair, evaluator));
    long round = rows.round(fixture.buyer, "KW", "SA");
    List<Long> submissions =
        List.of(rows.submission(round, fixture.kuwaiti), rows.submission(round, fixture.saudi));
    long revision = firstRevision > 0 ? firstRevision : revisions();
    for (int l = 0; l < lots.size(); l++) {
      lotIds.add(rows.lot(id, l + 1));
      for (Item item : lots.get(l).items()) {
        itemIds.add(item(id, lotIds.get(l), revision++, item));
        lines(item, submissions);
      }
    }
    asDraft.accept(id);
    rows.publish(id);
    return tender(id, draft.number(), 0, 0);
  }

  private Tender tender(long id, String number, long dinar, long riyal) {
    return new Tender(id, number, chair, evaluator, lotIds, itemIds, lineIds, dinar, riyal);
  }

  /** Makes twenty revisions of a new item; returns the first, which the others follow. */
  private long revisions() {
    long item =
        app.insert(
            """
            INSERT INTO catalog_item (code, category_code, kind, status, revision_count,
              created_at, updated_at)
            VALUES (CONCAT('LAP-', UUID_SHORT()), '30213100', 'HARDWARE', 'ACTIVE', 20,
              UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""");
    String revision =
        "(%1$d, %2$d, 'C62', 'حاسوب محمول %2$d', 'Laptop %2$d', 'وصف', 'Description', 1000, 'USD',"
            + " '2026-01-01', 'اختبار', 'test', UTC_TIMESTAMP(6), %3$d)";
    return app.insert(
        """
        INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en, description_ar,
          description_en, benchmark_price, benchmark_currency, benchmark_date, benchmark_source_ar,
          benchmark_source_en, published_at, published_by)
        VALUES
        """
            + IntStream.rangeClosed(1, 20)
                .mapToObj(i -> revision.formatted(item, i, fixture.buyer.personId()))
                .collect(Collectors.joining(", ")));
  }

  private long item(long id, long lot, long revision, Item item) {
    return rows.item(id, lot, itemIds.size() + 1, revision, sum(item).toPlainString());
  }

  /** Kuwait and Saudi Arabia ask for the newest item in turn. */
  private void lines(Item item, List<Long> submissions) {
    long newest = itemIds.get(itemIds.size() - 1);
    for (int q = 0; q < item.quantities().size(); q++) {
      lineIds.add(
          rows.line(
              submissions.get(q % 2), lineIds.size() + 1, newest, item.quantities().get(q), "100"));
    }
  }

  private void open(long id, long bid, String currency, List<String> prices) {
    rows.openBid(bid, currency, true);
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
  }

  private String inBundle(boolean dinar, int item) {
    return fixture.bundles().stream()
        .filter(b -> b.dinar() == dinar && b.prices().containsKey(item))
        .map(b -> b.prices().getOrDefault(item, "NULL"))
        .findFirst()
        .orElse("NULL");
  }

  private void discounts(long id, long dinar, long riyal) {
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

  private void discountLot(long id, long bid, int number, int lot, String role) {
    exec(
        "INSERT INTO bid_discount_lot (bid_id, number, tender_id, lot_id, role)"
            + " VALUES (%d, %d, %d, %d, '%s')",
        bid, number, id, lotIds.get(lot), role);
  }

  private void rank(long id, long lot, long bid, String currency, Lot plan, Judged judged) {
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

  private void exec(String sql, Object... values) {
    app.sql(sql.formatted(values));
  }
}

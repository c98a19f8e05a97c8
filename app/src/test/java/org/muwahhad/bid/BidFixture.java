package org.muwahhad.bid;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.offer.AlternativeRules;
import org.muwahhad.bid.offer.PriceTerms;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.seal.OpeningSecret;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderMove.TenderPublished;
import org.muwahhad.tender.TenderRows;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;

/**
 * Published tenders that take bids for forty days more: two lots, the first of two items (ten and
 * three pieces), the second of one (a hundred), each asked for by one entity at an estimate of
 * 3,000 riyals.
 */
public final class BidFixture {
  public static final Duration UNTIL_DEADLINE = Duration.ofDays(40);
  private static final String COMPUTERS = "30213100";
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final TestApp app;
  private final World world;
  private final TenderRows rows;
  private final OpeningMembers members;

  public BidFixture(TestApp app, World world) {
    this.app = app;
    this.world = world;
    this.rows = new TenderRows(app, world);
    this.members = new OpeningMembers(app, world);
  }

  /** Everybody who sits on an opening panel here. */
  public OpeningMembers members() {
    return members;
  }

  /** A tender with its parts; {@code items} holds two of lot 1, then one of lot 2. */
  public record Tender(
      long id, String number, List<Long> items, Actor chair, Actor member, Actor third) {

    /** An offer for everything, in dinars, at prices of three decimals. */
    public Offer offer(String... prices) {
      return offerIn("KWD", prices);
    }

    /** An offer that prices the first items. */
    public Offer offerIn(String currency, String... prices) {
      List<Offer.Price> all = new ArrayList<>();
      for (int i = 0; i < prices.length; i++) {
        all.add(Offer.Price.of(items.get(i), new BigDecimal(prices[i])));
      }
      return Offer.ofPrices(currency, true, 90, true, "تسليم خلال ستين يومًا", all);
    }
  }

  /** A tender whose opening panel of three holds its key, two of whom open it. */
  public Tender aPublishedTender() {
    return aPublishedTender(members.add(3));
  }

  /** A tender with such an opening panel; the first chairs it. */
  public Tender aPublishedTender(List<Actor> panel) {
    Tender tender = aTender(panel);
    publish(tender);
    return tender;
  }

  /** A tender whose three items are of these categories of the CPV. */
  public Tender aPublishedTenderOf(String first, String second, String third) {
    Tender tender = aDraft(members.add(3), List.of(first, second, third));
    rows.publish(tender.id());
    publish(tender);
    return tender;
  }

  /** Seats an examination panel, the first as chair, before anybody bids. */
  public void seatExaminers(Tender tender, Actor... examiners) {
    rows.asDraft(tender.id(), () -> rows.seat(tender.id(), "EXAMINATION", List.of(examiners)));
  }

  /** A tender of two envelopes that members of an examination panel examine, the first as chair. */
  public Tender aTwoEnvelopeTender(Actor... examiners) {
    Tender tender = aDraft(members.add(3));
    long id = tender.id();
    app.sql("UPDATE joint_tender SET two_envelopes = TRUE WHERE id = " + id);
    rows.criterion(id, "ADMINISTRATIVE", "A1", new Bilingual("ضمان ابتدائي", "Bid security"), null);
    rows.criterion(id, "TECHNICAL", "T1", new Bilingual("المواصفات", "Specifications"), 100);
    rows.examinationRules(id);
    rows.rule(id, "price-opening.notice-days", "3");
    rows.seat(id, "EXAMINATION", List.of(examiners));
    rows.publish(id);
    publish(tender);
    return tender;
  }

  /** Lets bids offer alternatives, before anybody bids. */
  public void allowAlternatives(Tender tender) {
    rule(tender, AlternativeRules.RULE.code(), "1");
  }

  /** Asks for times of delivery up to so many days and takes tiers, before anybody bids. */
  public void askTerms(Tender tender, int longestDelivery) {
    rule(tender, PriceTerms.TIERS.code(), "1");
    rule(tender, PriceTerms.DELIVERY.code(), String.valueOf(longestDelivery));
  }

  /** Takes prices in bundles of lots, before anybody bids. */
  public void takeBundles(Tender tender) {
    rule(tender, PriceTerms.BUNDLES.code(), "1");
  }

  /** Takes only bids that their bidders seal, before anybody bids. */
  public void demandSealedByBidder(Tender tender) {
    rule(tender, "bid.sealed-by-bidder", "1");
  }

  /** Asks for a bid security of a share of the price, before anybody bids. */
  public void demandSecurity(Tender tender) {
    rule(tender, "bid-security.percent", "2");
  }

  /** Hides from the panel who bids, before anybody bids. */
  public void maskBidders(Tender tender) {
    rule(tender, TenderRule.EVALUATION_MASK_BIDDERS.code(), "1");
  }

  private void rule(Tender tender, String code, String value) {
    rows.asDraft(tender.id(), () -> rows.rule(tender.id(), code, value));
  }

  /** Makes the key of a tender, as publishing it does. */
  public void publish(Tender tender) {
    app.get(Publisher.class).publish(tender.id());
  }

  /** A tender published before the key ceremony came: the vault wrapped the one share. */
  public Tender aTenderOfTheVault() {
    Tender tender = aTender(members.add(3));
    byte[] secret = OpeningSecret.fresh();
    Seal.KeyPair pair = Seal.newKeyPair(secret, tender.number());
    HexFormat hex = HexFormat.of();
    app.sql(
        """
        INSERT INTO tender_key (tender_id, public_keyset, sealed_private_keyset, threshold, created_at)
        VALUES (%d, '%s', X'%s', 1, UTC_TIMESTAMP(6))"""
            .formatted(
                tender.id(), pair.publicKeyset(), hex.formatHex(pair.lockedPrivateKeyset())));
    app.sql(
        """
        INSERT INTO key_share (tender_id, share_number, custodian, wrapped_share)
        VALUES (%d, 1, 'vault', X'%s')"""
            .formatted(
                tender.id(),
                hex.formatHex(app.get(Vault.class).wrapShare(tender.number(), 1, secret))));
    return tender;
  }

  /** A tender that takes bids, but has no key to seal them to. */
  public Tender aTender(List<Actor> panel) {
    Tender tender = aDraft(panel);
    rows.publish(tender.id());
    return tender;
  }

  private Tender aDraft(List<Actor> panel) {
    return aDraft(panel, List.of(COMPUTERS, COMPUTERS, COMPUTERS));
  }

  private Tender aDraft(List<Actor> panel, List<String> categories) {
    int n = COUNTER.incrementAndGet();
    Actor buyer = world.aPersonWho(Role.CENTRAL_BUYER);
    TenderRows.Draft draft =
        rows.draft(
            buyer,
            new Bilingual("منافسة الحواسيب المحمولة " + n, "Portable computers " + n),
            "priceOnly",
            UNTIL_DEADLINE);
    long id = draft.id();
    long first = rows.lot(id, 1);
    long second = rows.lot(id, 2);
    List<Long> items =
        List.of(
            item(id, first, 1, n, "10", categories.get(0)),
            item(id, first, 2, n, "3", categories.get(1)),
            item(id, second, 3, n, "100", categories.get(2)));
    rows.demandFor(id, buyer, "3000");
    rows.seat(id, "OPENING", panel);
    return new Tender(id, draft.number(), items, panel.get(0), panel.get(1), panel.get(2));
  }

  /** The panel gives its shares and the chair opens the bids, after the deadline. */
  public void open(Tender tender) {
    afterTheDeadline(
        () -> {
          members.giveShares(tender.id());
          app.get(OpenBids.class).run(tender.chair(), tender.id());
        });
  }

  /** A tender of the given number of items, all but the first two in lot 2. */
  public Tender aLargeTender(int items) {
    Tender tender = aTender(members.add(3));
    int n = COUNTER.incrementAndGet();
    int more = items - tender.items().size();
    insertAll(
        "catalog_item (code, category_code, kind, status, revision_count, created_at, updated_at)",
        java.util.stream.IntStream.range(0, more)
            .mapToObj(
                i ->
                    "('LARGE-%d-%d', '30213100', 'HARDWARE', 'ACTIVE', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"
                        .formatted(n, i))
            .toList());
    String ids =
        app.ask(
            "SELECT GROUP_CONCAT(id) FROM catalog_item WHERE code LIKE 'LARGE-%d-%%'".formatted(n));
    long publisher = world.aPersonWho(Role.CATALOG_MANAGER).personId();
    insertAll(
        """
        item_revision (item_id, number, unit_code, name_ar, name_en, description_ar, description_en,
          benchmark_price, benchmark_currency, benchmark_date, benchmark_source_ar,
          benchmark_source_en, published_at, published_by)""",
        java.util.Arrays.stream(ids.split(","))
            .map(
                id ->
                    "(%s, 1, 'C62', 'صنف %s', 'Item %s', 'وصف', 'Description', 9, 'USD', '2026-01-01', 'اختبار', 'test', UTC_TIMESTAMP(6), %d)"
                        .formatted(id, id, id, publisher))
            .toList());
    rows.asDraft(
        tender.id(),
        () ->
            app.sql(
                """
                INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity)
                SELECT %1$d, (SELECT MAX(id) FROM lot WHERE tender_id = %1$d),
                       100 + ROW_NUMBER() OVER (ORDER BY r.id), r.id, 'C62', 5
                  FROM item_revision r JOIN catalog_item c ON c.id = r.item_id
                 WHERE c.code LIKE 'LARGE-%2$d-%%'"""
                    .formatted(tender.id(), n)));
    return tender;
  }

  /** A tender of so many lots, each of one item but the first, which has two. */
  public Tender aTenderOfLots(int lots) {
    Tender tender = aLargeTender(lots + 1);
    rows.asDraft(
        tender.id(),
        () -> {
          for (int number = lots; number > 2; number--) {
            app.sql(
                """
                UPDATE lot_item SET lot_id = %d
                 WHERE lot_id = (SELECT id FROM lot WHERE tender_id = %d AND number = 2)
                 ORDER BY id DESC LIMIT 1"""
                    .formatted(rows.lot(tender.id(), number), tender.id()));
          }
        });
    return tender;
  }

  private void insertAll(String into, List<String> values) {
    app.sql("INSERT INTO " + into + " VALUES " + String.join(",", values));
  }

  /**
   * Asks of the first item a memory of at least 32 GB, one of two screens and a warranty in words,
   * all mandatory, and of the third a desirable camera; returns the numbers of the requirements.
   */
  public List<Long> require(Tender tender) {
    List<Long> made = new ArrayList<>();
    rows.asDraft(
        tender.id(),
        () -> {
          made.add(
              requirement(
                  tender, 0, 1, "Memory", "'AT_LEAST', '32', 'جيجابايت', 'GB', NULL", true));
          made.add(
              requirement(
                  tender,
                  0,
                  2,
                  "Screen",
                  "'ONE_OF', 'oled', NULL, NULL, '[{\"code\":\"oled\",\"ar\":\"أوليد\","
                      + "\"en\":\"OLED\"},{\"code\":\"ips\",\"ar\":\"آي بي إس\",\"en\":\"IPS\"}]'",
                  true));
          made.add(
              requirement(tender, 0, 3, "Warranty", "'AS_DESCRIBED', '', NULL, NULL, NULL", true));
          made.add(
              requirement(tender, 2, 1, "Camera", "'YES_NO', 'true', NULL, NULL, NULL", false));
        });
    return List.copyOf(made);
  }

  private long requirement(
      Tender tender, int item, int position, String name, String rule, boolean mandatory) {
    return world.insert(
        """
        INSERT INTO lot_requirement (tender_id, lot_item_id, position, name_ar, name_en, comparison,
                                     wanted, unit_ar, unit_en, choices, text_ar, text_en,
                                     is_mandatory)
        VALUES (%d, %d, %d, 'خاصية %s', '%s', %s, 'ثلاث سنوات في الموقع', 'Three years on site', %b)"""
            .formatted(
                tender.id(), tender.items().get(item), position, name, name, rule, mandatory));
  }

  /** Declares an item free of charge, before anybody bids. */
  public void makeFree(long lotItemId) {
    // The items of a published tender are fixed.
    String id = app.ask("SELECT tender_id FROM lot_item WHERE id = " + lotItemId);
    rows.asDraft(
        Long.parseLong(id),
        () -> app.sql("UPDATE lot_item SET is_free = TRUE WHERE id = " + lotItemId));
  }

  /** Runs an act after the deadline of every tender made here. */
  public static void afterTheDeadline(Runnable act) {
    DemoTime.run(Instant.now().plus(UNTIL_DEADLINE).plusSeconds(60), act);
  }

  private long item(
      long tenderId, long lotId, int position, int n, String quantity, String category) {
    long revision = world.anItem("LP-%d-%d".formatted(n, position), category, "1000");
    return rows.item(tenderId, lotId, position, revision, quantity);
  }

  /** Publishes the event that the publication of a tender publishes, in a transaction as there. */
  @Singleton
  static class Publisher {
    private final ApplicationEventPublisher<TenderPublished> events;

    Publisher(ApplicationEventPublisher<TenderPublished> events) {
      this.events = events;
    }

    @Transactional
    public void publish(long tenderId) {
      events.publishEvent(
          new TenderPublished(
              tenderId,
              "",
              TenderStatus.APPROVED,
              TenderStatus.PUBLISHED,
              Instant.EPOCH,
              Map.of()));
    }
  }
}

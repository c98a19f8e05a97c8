package org.muwahhad.bid;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.tender.TenderPublished;

/**
 * Published tenders that take bids for forty days more: two lots, the first of two items (ten and
 * three pieces), the second of one (a hundred), each asked for by one entity at an estimate of
 * 3,000 riyals.
 */
final class TenderFixture {
  static final Duration UNTIL_DEADLINE = Duration.ofDays(40);
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final TestApp app;
  private final World world;

  TenderFixture(TestApp app, World world) {
    this.app = app;
    this.world = world;
  }

  /** A tender with its parts; {@code items} holds two of lot 1, then one of lot 2. */
  record Tender(long id, String number, List<Long> items, Actor chair, Actor member) {

    /** An offer for everything, in dinars, at prices of three decimals. */
    Offer offer(String... prices) {
      return offerIn("KWD", prices);
    }

    /** An offer that prices the first items. */
    Offer offerIn(String currency, String... prices) {
      List<Offer.Price> all = new java.util.ArrayList<>();
      for (int i = 0; i < prices.length; i++) {
        all.add(new Offer.Price(items.get(i), new BigDecimal(prices[i])));
      }
      return new Offer(currency, true, 90, true, "تسليم خلال ستين يومًا", all);
    }
  }

  Tender aPublishedTender() {
    int n = COUNTER.incrementAndGet();
    Actor buyer = world.aPersonWho(Role.CENTRAL_BUYER);
    String number = "JT-2026-%03d".formatted(n);
    long id =
        world.insert(
            """
            INSERT INTO joint_tender (number, ocid, title_ar, title_en, status, procurement_method,
              award_criteria, currency, minimum_bid_days, deadline_at, rate_date, prepared_by,
              published_at, created_at, updated_at)
            VALUES ('%s', 'ocds-%d', 'منافسة الحواسيب المحمولة %d', 'Portable computers %d',
              'DRAFT', 'open', 'priceOnly', 'SAR', 30, UTC_TIMESTAMP(6) + INTERVAL 40 DAY,
              '2026-01-01', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(number, n, n, n, buyer.personId()));
    long first = lot(id, 1);
    long second = lot(id, 2);
    List<Long> items =
        List.of(
            item(id, first, 1, n, "10"), item(id, first, 2, n, "3"), item(id, second, 3, n, "100"));
    demandFor(n, buyer, items);
    Actor chair = panelMember(id, true);
    Actor member = panelMember(id, false);
    settle(id, "PUBLISHED");
    app.get(Publisher.class).publish(id);
    return new Tender(id, number, items, chair, member);
  }

  /** Declares an item free of charge, before anybody bids. */
  void makeFree(long lotItemId) {
    // The items of a published tender are fixed, so the tender goes back to a draft meanwhile.
    String id = app.ask("SELECT tender_id FROM lot_item WHERE id = " + lotItemId);
    settle(Long.parseLong(id), "DRAFT");
    app.sql("UPDATE lot_item SET is_free = TRUE WHERE id = " + lotItemId);
    settle(Long.parseLong(id), "PUBLISHED");
  }

  /** The tender in another status at once, without what leads there. */
  private void settle(long id, String status) {
    app.without(
        "tr_joint_tender_step",
        () -> app.sql("UPDATE joint_tender SET status = '%s' WHERE id = %d".formatted(status, id)));
  }

  /** Runs an act after the deadline of every tender made here. */
  static void afterTheDeadline(Runnable act) {
    DemoTime.run(Instant.now().plus(UNTIL_DEADLINE).plusSeconds(60), act);
  }

  private long lot(long tenderId, int number) {
    return world.insert(
        """
        INSERT INTO lot (tender_id, number, title_ar, title_en, status)
        VALUES (%d, %d, 'الحزمة %d', 'Lot %d', 'ACTIVE')"""
            .formatted(tenderId, number, number, number));
  }

  private long item(long tenderId, long lotId, int position, int n, String quantity) {
    long revision = world.anItem("LP-%d-%d".formatted(n, position), "30213100", "1000");
    return world.insert(
        """
        INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity)
        VALUES (%d, %d, %d, %d, 'C62', %s)"""
            .formatted(tenderId, lotId, position, revision, quantity));
  }

  /** The demand of one entity that the items carry out, at 3,000 riyals a piece. */
  private void demandFor(int n, Actor buyer, List<Long> items) {
    long entity = world.anEntityIn("SA");
    long round =
        world.insert(
            """
            INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at,
              endorsement_until, status, closed_at, created_by, created_at, updated_at)
            VALUES ('R-BID-%d', 'جولة', 'Round', '2026-01-01', '2026-02-01', '2026-02-08',
              'CLOSED', '2026-02-01', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(n, buyer.personId()));
    app.sql("INSERT INTO round_state (round_id, state_code) VALUES (%d, 'SA')".formatted(round));
    long submission =
        world.insert(
            """
            INSERT INTO submission (round_id, entity_id, state_code, status, created_by,
              created_at, updated_at)
            VALUES (%d, %d, 'SA', 'DRAFT', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(round, entity, buyer.personId()));
    for (int i = 0; i < items.size(); i++) {
      demandFor(items.get(i), submission, entity, i + 1);
    }
  }

  private void demandFor(long item, long submission, long entity, int number) {
    long line =
        world.insert(
            """
            INSERT INTO demand_line (submission_id, entity_id, line_number, revision_id, unit_code,
              quantity, need_by, site_id, estimated_unit_price, currency, commitment, budget_line,
              justification)
            SELECT %d, %d, %d, revision_id, unit_code, quantity, '2027-06-01', %d, 3000, 'SAR',
              'FIRM', 'B-1', 'حاجة' FROM lot_item WHERE id = %d"""
                .formatted(submission, entity, number, world.siteOf(entity), item));
    app.sql(
        "INSERT INTO allocation (demand_line_id, lot_item_id, quantity)"
            + " SELECT %d, id, quantity FROM lot_item WHERE id = %d".formatted(line, item));
  }

  private Actor panelMember(long tenderId, boolean chair) {
    Actor actor = world.aPersonWho(Role.OPENING_MEMBER);
    app.sql(
        "INSERT INTO panel_member (tender_id, person_id, panel, is_chair) VALUES (%d, %d, 'OPENING', %b)"
            .formatted(tenderId, actor.personId(), chair));
    return actor;
  }

  /** Publishes the event that the publication of a tender publishes, in a transaction as there. */
  @Singleton
  static class Publisher {
    private final ApplicationEventPublisher<TenderPublished> events;

    Publisher(ApplicationEventPublisher<TenderPublished> events) {
      this.events = events;
    }

    @Transactional
    void publish(long tenderId) {
      events.publishEvent(new TenderPublished(tenderId));
    }
  }
}

package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.opening.GiveShare;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Refusals;

/**
 * Sixty-four suppliers submit across the deadline, on the database's real clock, while the panel
 * opens: each bid is received in time and opened, or refused as late; there is nothing in between.
 */
@Tag("long")
class DeadlineRushTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final int SUPPLIERS = 64;
  private static final Duration AHEAD = Duration.ofSeconds(3);

  /** The last come this long after the deadline. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  private static final ExecutorService SENDERS = Executors.newFixedThreadPool(SUPPLIERS + 1);
  private static BidFixture.Tender tender;
  private static Outcomes outcomes;

  /** What came of one submission: a receipt, or why there is none. */
  private record Outcome(Optional<BidQueries.Receipt> receipt, Optional<Refusal> refusal) {}

  /** What came of all. */
  private record Outcomes(List<BidQueries.Receipt> receipts, List<Refusal> refusals) {}

  @BeforeAll
  static void rush() throws Exception {
    tender = TENDERS.aPublishedTender();
    List<Actor> bidders =
        IntStream.range(0, SUPPLIERS).mapToObj(i -> WORLD.aBidderFor(WORLD.aSupplier())).toList();
    Offer offer = tender.offer("418.125", "77.500");
    submitOnceInPeace(bidders.get(0));
    closeSoon();
    long start = System.nanoTime();

    Future<Boolean> opening = SENDERS.submit(DeadlineRushTest::openAsSoonAsItMay);
    List<Future<Outcome>> sent = new ArrayList<>();
    for (int i = 0; i < SUPPLIERS; i++) {
      long at = AHEAD.plus(AFTER).toNanos() * i / (SUPPLIERS - 1);
      Actor bidder = bidders.get(i);
      sent.add(
          SENDERS.submit(
              (Callable<Outcome>)
                  () -> {
                    sleepUntil(start + at);
                    return submit(bidder, offer);
                  }));
    }
    List<BidQueries.Receipt> receipts = new ArrayList<>();
    List<Refusal> refusals = new ArrayList<>();
    for (Future<Outcome> one : sent) {
      one.get().receipt().ifPresent(receipts::add);
      one.get().refusal().ifPresent(refusals::add);
    }
    assertThat(opening.get()).isTrue();
    outcomes = new Outcomes(receipts, refusals);
  }

  @AfterAll
  static void end() {
    SENDERS.shutdownNow();
  }

  @Test
  void some_come_in_time_some_late_and_none_is_lost() {
    assertThat(outcomes.receipts()).isNotEmpty();
    assertThat(outcomes.refusals()).isNotEmpty();
    assertThat(outcomes.receipts().size() + outcomes.refusals().size()).isEqualTo(SUPPLIERS);
  }

  @Test
  void whoever_has_a_receipt_was_received_before_the_deadline_and_opened() {
    assertThat(APP.get(BidQueries.class).listOpened(tender.id()))
        .extracting(BidQueries.OpenedBid::bidId)
        .containsExactlyInAnyOrderElementsOf(
            outcomes.receipts().stream().map(BidQueries.Receipt::bidId).toList());
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM bid b
                  JOIN bid_version v ON v.bid_id = b.id
                  JOIN joint_tender t ON t.id = b.tender_id
                 WHERE b.status = 'OPENED' AND v.received_at < t.deadline_at
                   AND t.opened_at >= t.deadline_at AND t.status = 'OPENED' AND t.id = """
                    + " "
                    + tender.id()))
        .isEqualTo(Integer.toString(outcomes.receipts().size()));
  }

  @Test
  void whoever_has_none_is_told_both_times_and_left_nothing_behind() {
    assertThat(outcomes.refusals())
        .allSatisfy(
            refusal -> {
              assertThat(refusal.code()).isEqualTo("bid.deadline-passed");
              assertThat(refusal.arguments()).hasSize(2);
              assertThat((String) refusal.arguments().get(1))
                  .isGreaterThanOrEqualTo((String) refusal.arguments().get(0));
            });
    for (String table : List.of("bid", "bid_version")) {
      assertThat(
              APP.ask("SELECT COUNT(*) FROM %s WHERE tender_id = %d".formatted(table, tender.id())))
          .as(table)
          .isEqualTo(Integer.toString(outcomes.receipts().size()));
    }
  }

  /** The first bid of all takes longest, since its classes are loaded then. */
  private static void submitOnceInPeace(Actor bidder) {
    BidFixture.Tender other = TENDERS.aPublishedTender();
    APP.get(SubmitBid.class)
        .run(bidder, other.id(), other.offer("418.125", "77.500"), "peace", false);
  }

  /** The deadline of a published tender does not come nearer, so its guards are away meanwhile. */
  private static void closeSoon() {
    String sooner =
        """
        UPDATE joint_tender SET deadline_at = UTC_TIMESTAMP(6) + INTERVAL %d SECOND,
               published_at = published_at - INTERVAL 60 DAY WHERE id = %d"""
            .formatted(AHEAD.toSeconds(), tender.id());
    APP.without(
        "tr_joint_tender_progress",
        () ->
            APP.without(
                "tr_joint_tender_step",
                () -> APP.without("tr_joint_tender_amended", () -> APP.sql(sooner))));
  }

  private static Outcome submit(Actor bidder, Offer offer) {
    try {
      return new Outcome(
          Optional.of(APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "rush", false)),
          Optional.empty());
    } catch (RuntimeException failure) {
      return new Outcome(
          Optional.empty(), Optional.of(Refusals.find(failure).orElseThrow(() -> failure)));
    }
  }

  /** Two members and the chair knock until the deadline has passed. */
  private static boolean openAsSoonAsItMay() throws InterruptedException {
    List<Actor> holders = TENDERS.members().holders(tender.id()).subList(0, 2);
    for (Actor holder : holders) {
      knock(
          () ->
              APP.get(GiveShare.class)
                  .run(holder, tender.id(), SealedPart.BID, TENDERS.members().key(holder)));
    }
    knock(() -> APP.get(OpenBids.class).run(tender.chair(), tender.id()));
    return true;
  }

  private static void knock(Runnable act) throws InterruptedException {
    while (true) {
      try {
        act.run();
        return;
      } catch (Refusal.RuleBroken early) {
        if (!early.code().endsWith("-too-early")) {
          throw early;
        }
        Thread.sleep(20);
      }
    }
  }

  private static void sleepUntil(long nanos) throws InterruptedException {
    long left = nanos - System.nanoTime();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left).toMillis());
    }
  }
}

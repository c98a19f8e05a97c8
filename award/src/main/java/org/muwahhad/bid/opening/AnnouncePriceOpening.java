package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.PriceOpeningAnnounced;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * The chair of the opening panel announces when the panel meets to open the prices of a tender of
 * two envelopes, once its technical evaluation is closed. Every bidder whose prices will be opened
 * is told, the others that theirs stay sealed.
 *
 * <p>Refused with {@code bid.not-opening-chair}, {@code tender.not-on-panel}, {@code
 * bid.one-envelope}, {@code bid.technical-not-closed}, {@code bid.no-prices-to-open} when no bid
 * passed, {@code bid.prices-announced-before}, and as invalid input at {@code meetsAt} when that is
 * sooner than the tender's rule allows.
 *
 * <p>Also refused with {@code bid.already-opened}, {@code bid.prices-not-announced} and {@code
 * bid.tender-not-open}.
 *
 * <p>Faults in the input have the codes {@code bid.prices-too-late} and {@code
 * bid.prices-too-soon}.
 */
@Singleton
public class AnnouncePriceOpening {
  private static final int FARTHEST_DAYS = 60;
  private final TenderQueries tenders;
  private final Bids bids;
  private final PriceOpenings openings;
  private final EnterOpeningRoom enterRoom;
  private final DatabaseClock clock;
  private final AuditLog audit;

  AnnouncePriceOpening(
      TenderQueries tenders,
      Bids bids,
      PriceOpenings openings,
      EnterOpeningRoom enterRoom,
      DatabaseClock clock,
      AuditLog audit) {
    this.tenders = tenders;
    this.bids = bids;
    this.openings = openings;
    this.enterRoom = enterRoom;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Announces the meeting.
   *
   * @param meetsAt UTC
   */
  @Transactional
  public void run(Actor actor, long tenderId, Instant meetsAt) {
    enterRoom.requirePlace(actor, tenderId, SealedPart.PRICES);
    enterRoom.requireChair(actor, tenderId, SealedPart.PRICES);
    bids.lockGate(tenderId);
    requireSomethingToOpen(tenderId);
    int days = notice(tenders, tenderId);
    if (meetsAt.isBefore(clock.now().plus(Duration.ofDays(days)))) {
      throw new Refusal.InvalidInput("meetsAt", "bid.prices-too-soon", days);
    }
    // What was told to bidders cannot be moved, and bids do not stay valid for ever.
    if (meetsAt.isAfter(clock.now().plus(Duration.ofDays(FARTHEST_DAYS)))) {
      throw new Refusal.InvalidInput("meetsAt", "bid.prices-too-late", FARTHEST_DAYS);
    }

    openings.announce(tenderId, meetsAt, actor.personId());
    audit.record(actor, new PriceOpeningAnnounced(tenderId, meetsAt));
  }

  private void requireSomethingToOpen(long tenderId) {
    PriceOpenings.Closure closure =
        openings
            .findClosure(tenderId)
            .orElseThrow(() -> new Refusal.RuleBroken("bid.technical-not-closed"));
    if (closure.passed() == 0) {
      throw new Refusal.RuleBroken("bid.no-prices-to-open");
    }
    if (openings.find(tenderId).isPresent()) {
      throw new Refusal.RuleBroken("bid.prices-announced-before");
    }
  }

  /** Days that must lie between announcement and meeting in a tender. */
  static int notice(TenderQueries tenders, long tenderId) {
    return tenders.ruleOrOtherwise(tenderId, TenderRule.PRICE_OPENING_NOTICE_DAYS).intValue();
  }
}

package org.muwahhad.bid.seal;

import java.time.Instant;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.PriceOpenings;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Moments;

/**
 * Proof that what a tender sealed may be opened by the database's clock: its bids after the
 * deadline, its prices when the panel meets for them. Nothing sealed opens without one, and there
 * is no other way to get one.
 */
public final class DeadlinePassed {
  private final long tenderId;
  private final String tenderNumber;
  private final SealedPart part;
  private final Instant at;

  private DeadlinePassed(long tenderId, String tenderNumber, SealedPart part, Instant at) {
    this.tenderId = tenderId;
    this.tenderNumber = tenderNumber;
    this.part = part;
    this.at = at;
  }

  /**
   * Reads deadline and clock in one statement, holding the tender's row until the end of the
   * transaction, so that no bid can still be on its way.
   *
   * @param early code of the refusal before the deadline
   * @throws Refusal.RuleBroken with that code, the deadline and the present time
   */
  public static DeadlinePassed prove(Bids bids, long tenderId, String early) {
    Bids.Gate gate =
        bids.lockGate(tenderId).orElseThrow(() -> new Refusal.NotFound("tender " + tenderId));
    if (!gate.isOver()) {
      throw new Refusal.RuleBroken(
          early, Moments.inRiyadh(gate.deadline()), Moments.inRiyadh(gate.now()));
    }
    return new DeadlinePassed(tenderId, gate.number(), SealedPart.BID, gate.now());
  }

  /**
   * Reads when the panel meets for the prices and the clock in one statement, holding the tender's
   * row until the end of the transaction.
   *
   * @throws Refusal.RuleBroken {@code bid.prices-not-announced}, {@code bid.prices-too-early} with
   *     that time and the present one, {@code bid.prices-already-opened}
   */
  public static DeadlinePassed provePrices(Bids bids, PriceOpenings openings, long tenderId) {
    if (bids.lockGate(tenderId).isEmpty()) {
      throw new Refusal.NotFound("tender " + tenderId);
    }
    PriceOpenings.Meeting meeting =
        openings
            .find(tenderId)
            .orElseThrow(() -> new Refusal.RuleBroken("bid.prices-not-announced"));
    if (meeting.openedAt() != null) {
      throw new Refusal.RuleBroken("bid.prices-already-opened", meeting.number());
    }
    if (!meeting.isDue()) {
      throw new Refusal.RuleBroken(
          "bid.prices-too-early",
          Moments.inRiyadh(meeting.meetsAt()),
          Moments.inRiyadh(meeting.now()));
    }
    return new DeadlinePassed(tenderId, meeting.number(), SealedPart.PRICES, meeting.now());
  }

  public long tenderId() {
    return tenderId;
  }

  public String tenderNumber() {
    return tenderNumber;
  }

  public SealedPart part() {
    return part;
  }

  /** What the key and its shares are bound to. */
  public String boundTo() {
    return part.boundTo(tenderNumber);
  }

  /** The database's time when it was proved, UTC. */
  public Instant at() {
    return at;
  }
}

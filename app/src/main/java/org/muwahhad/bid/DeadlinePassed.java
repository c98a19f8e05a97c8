package org.muwahhad.bid;

import java.time.Instant;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Moments;

/**
 * Proof that a tender's deadline has passed by the database's clock. Nothing sealed opens without
 * one, and there is no other way to get one.
 */
final class DeadlinePassed {
  private final long tenderId;
  private final String tenderNumber;
  private final Instant at;

  private DeadlinePassed(long tenderId, String tenderNumber, Instant at) {
    this.tenderId = tenderId;
    this.tenderNumber = tenderNumber;
    this.at = at;
  }

  /**
   * Reads deadline and clock in one statement, holding the tender's row until the end of the
   * transaction, so that no bid can still be on its way.
   *
   * @param early code of the refusal before the deadline
   * @throws Refusal.RuleBroken with that code, the deadline and the present time
   */
  static DeadlinePassed prove(Bids bids, long tenderId, String early) {
    Bids.Gate gate =
        bids.lockGate(tenderId).orElseThrow(() -> new Refusal.NotFound("tender " + tenderId));
    if (!gate.isOver()) {
      throw new Refusal.RuleBroken(
          early, Moments.inRiyadh(gate.deadline()), Moments.inRiyadh(gate.now()));
    }
    return new DeadlinePassed(tenderId, gate.number(), gate.now());
  }

  long tenderId() {
    return tenderId;
  }

  String tenderNumber() {
    return tenderNumber;
  }

  /** The database's time when it was proved, UTC. */
  Instant at() {
    return at;
  }
}

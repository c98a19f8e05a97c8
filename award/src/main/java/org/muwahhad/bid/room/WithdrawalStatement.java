package org.muwahhad.bid.room;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a bid is withdrawn, as the receipt of the withdrawal states its digest: in canonical JSON,
 * the keys in alphabetical order. It holds nothing of what was offered.
 *
 * @param bidder number of the supplier in the register
 * @param bidSha256 digest told in the receipt of the version that was withdrawn
 * @param receipt number of the receipt of the withdrawal
 * @param tender number of the tender
 * @param version number of the version that was withdrawn
 * @param withdrawnAt UTC, to the microsecond
 */
public record WithdrawalStatement(
    String bidder,
    String bidSha256,
    String receipt,
    String tender,
    int version,
    String withdrawnAt) {

  static WithdrawalStatement of(
      String bidder, String bidSha256, String receipt, String tender, int version, Instant at) {
    return new WithdrawalStatement(
        bidder, bidSha256, receipt, tender, version, at.truncatedTo(ChronoUnit.MICROS).toString());
  }
}

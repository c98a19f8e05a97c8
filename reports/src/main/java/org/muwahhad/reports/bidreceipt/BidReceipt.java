package org.muwahhad.reports.bidreceipt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.DocumentHead.Proof;

/**
 * Everything the receipt of a bid, or of its withdrawal, or the statement of a late bid says: that
 * it came, when, and which digest its content has. Of what is offered it says nothing, since the
 * bid is sealed. Instants are UTC, by the database's clock.
 *
 * @param number the receipt's number, as given to the bidder
 * @param version which submission of the bidder in this tender it acknowledges, from 1
 * @param sha256 of the content before it was sealed, lower-case hexadecimal
 * @param receivedAt when it was received, to the microsecond; also the date inside the PDF
 * @param deadlineAt when bids were due, as it stood at that time
 * @param issuer the body that received it
 * @param tender number of the tender
 * @param title of the tender
 * @param bidder the supplier, with its number in the register
 * @param documents how many files were sealed with it
 * @param twoEnvelopes whether the prices were sealed apart; the digest is of both parts
 * @param withdrawnSha256 digest of the version that was withdrawn, for the receipt of a withdrawal;
 *     its own digest is of the statement of it, and {@code receivedAt} says when it was withdrawn.
 *     Null for the receipt of a bid
 * @param lateSize bytes of what was sent, for the statement that a bid came after the deadline and
 *     was refused; {@code receivedAt} says when, and nothing of it was kept. Null otherwise
 * @param logged where its entry stands in the log of the record, whose proof is attached to the
 *     file; null while the log has not taken it up
 * @param proof how a reader checks the receipt
 */
public record BidReceipt(
    String number,
    int version,
    String sha256,
    Instant receivedAt,
    Instant deadlineAt,
    Bilingual issuer,
    String tender,
    Bilingual title,
    Bilingual bidder,
    int documents,
    boolean twoEnvelopes,
    @Nullable String withdrawnSha256,
    @Nullable Integer lateSize,
    @Nullable LoggedPlace logged,
    Proof proof) {

  /**
   * A place in the log of the record.
   *
   * @param leaf number of its leaf, from 0
   * @param treeSize leaves of the tree that the checkpoint signs
   * @param root hash of that tree, Base64
   * @param states how many states co-signed the checkpoint
   */
  public record LoggedPlace(long leaf, long treeSize, String root, int states) {}

  /** Whether it states that a bid came too late and was refused. */
  boolean isOfLateBid() {
    return lateSize != null;
  }

  /** Whether it acknowledges that a bid was withdrawn, and not that one came. */
  boolean isOfWithdrawal() {
    return withdrawnSha256 != null;
  }
}

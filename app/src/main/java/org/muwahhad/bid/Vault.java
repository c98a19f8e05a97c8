package org.muwahhad.bid;

/**
 * The platform's own custodian: keeps one secret outside the database, with which it wraps its
 * share of every tender's opening secret, and the drafts of bids.
 *
 * <p>What is wrapped begins with one byte for the format and eight for the key it was wrapped with,
 * so that a key kept elsewhere (a key management system, a hardware module) can follow later.
 */
interface Vault {
  /** How the platform's share is named in {@code key_share.custodian}. */
  String CUSTODIAN = "vault";

  /** Wraps a share of a tender's opening secret. */
  byte[] wrapShare(String tenderNumber, int shareNumber, byte[] share);

  /**
   * Unwraps a share, which only the opening may.
   *
   * @throws SealBroken when it was wrapped with another key, or changed since
   */
  byte[] unwrapShare(DeadlinePassed proof, int shareNumber, byte[] wrapped);

  /** Encrypts the draft of a bid. */
  byte[] sealDraft(long bidId, byte[] draft);

  /**
   * Decrypts the draft of a bid, for its bidder.
   *
   * @throws SealBroken when it was encrypted with another key, or changed since
   */
  byte[] openDraft(long bidId, byte[] sealed);
}

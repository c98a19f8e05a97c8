package org.muwahhad.bid.seal;

/**
 * The platform's own safe: keeps one secret outside the database, with which it wraps the drafts of
 * bids, and after the deadline the shares that members of an opening panel give until the bids are
 * opened. Tenders published before the key ceremony came have one share, which it wraps too.
 *
 * <p>What is wrapped begins with one byte for the format and eight for the key it was wrapped with,
 * so that a key kept elsewhere (a key management system, a hardware module) can follow later.
 */
public interface Vault {
  /** Wraps a share of the secret that unlocks a key, which is bound to this. */
  byte[] wrapShare(String boundTo, int shareNumber, byte[] share);

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

  /** Encrypts what is kept of a document in the draft of a bid, its key with it. */
  byte[] sealDocument(long documentId, byte[] kept);

  /**
   * Decrypts what is kept of a document, for its bidder.
   *
   * @throws SealBroken when it was encrypted with another key, or changed since
   */
  byte[] openDocument(long documentId, byte[] sealed);

  /** Encrypts a token that comes back from a person. */
  byte[] sealToken(String purpose, byte[] token);

  /**
   * Decrypts a token that came back.
   *
   * @throws SealBroken when it is for another purpose, or changed since
   */
  byte[] openToken(String purpose, byte[] sealed);
}

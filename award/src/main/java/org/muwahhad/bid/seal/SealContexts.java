package org.muwahhad.bid.seal;

/**
 * What sealed things are bound to, as associated data. Changing these makes old ones unreadable.
 */
public final class SealContexts {
  private SealContexts() {}

  public static String bid(String tenderNumber, String supplierRegistration) {
    return "bid|" + tenderNumber + "|" + supplierRegistration;
  }

  /** Prices that are sealed apart. */
  public static String prices(String tenderNumber, String supplierRegistration) {
    return "prices|" + tenderNumber + "|" + supplierRegistration;
  }

  /** A document of a bid; the bid belongs to its tender and bidder for ever. */
  public static String document(long bidId, long documentId) {
    return "document|" + bidId + "|" + documentId;
  }

  public static String estimate(String tenderNumber) {
    return "estimate|" + tenderNumber;
  }

  /** A share of the key that is bound to the tender's number, or to that of its prices. */
  public static String share(String boundTo, int shareNumber) {
    return "share|" + boundTo + "|" + shareNumber;
  }

  static String openingKey(String fingerprint) {
    return "opening-key|" + fingerprint;
  }
}

package org.muwahhad.bid;

/**
 * What sealed things are bound to, as associated data. Changing these makes old ones unreadable.
 */
final class SealContexts {
  private SealContexts() {}

  static String bid(String tenderNumber, String supplierRegistration) {
    return "bid|" + tenderNumber + "|" + supplierRegistration;
  }

  static String estimate(String tenderNumber) {
    return "estimate|" + tenderNumber;
  }

  static String share(String tenderNumber, int shareNumber) {
    return "share|" + tenderNumber + "|" + shareNumber;
  }

  static String openingKey(String fingerprint) {
    return "opening-key|" + fingerprint;
  }
}

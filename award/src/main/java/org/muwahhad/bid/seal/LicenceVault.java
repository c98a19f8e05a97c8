package org.muwahhad.bid.seal;

/**
 * The part of the platform's safe that keeps the licence keys which suppliers deliver, with a key
 * of their own: who reads licences can open nothing of a bid.
 */
public interface LicenceVault {
  /** Encrypts the licence key of a unit that was sent. */
  byte[] sealLicence(long despatchId, byte[] licence);

  /**
   * Decrypts the licence key of a unit, for the entity that ordered it.
   *
   * @throws SealBroken when it was encrypted with another key, or changed since
   */
  byte[] openLicence(long despatchId, byte[] sealed);
}

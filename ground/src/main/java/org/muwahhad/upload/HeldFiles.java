package org.muwahhad.upload;

import org.jspecify.annotations.Nullable;

/** Hears of every file in which the scanner found something, in the transaction of that. */
public interface HeldFiles {

  /**
   * A file that is held back.
   *
   * @param storedAs its key in the store; null when it was refused
   * @param bytes of one that was refused; null when it is in the store
   * @param signature the scanner's name for what it found
   */
  record HeldFile(
      String sha256,
      String fileName,
      @Nullable String storedAs,
      byte @Nullable [] bytes,
      String signature) {}

  /** Something was found in a file that was sent in. */
  void found(HeldFile file);

  /** Something was found in a document of a bid after its opening; nothing of it goes anywhere. */
  void foundInBid(String sha256, String signature);
}

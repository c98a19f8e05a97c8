package org.muwahhad.bid.document;

import org.muwahhad.bid.SealedPart;
import org.muwahhad.upload.ScanStatus;

/**
 * A document in the draft of a bid, as its bidder sees it.
 *
 * @param part the envelope it goes into
 * @param scan whether it was scanned
 */
public record DraftDocument(
    long id, SealedPart part, String name, int byteCount, String sha256, ScanStatus scan) {
  /** Kilobytes, rounded up. */
  public int kilobytes() {
    return (byteCount + 1023) / 1024;
  }
}

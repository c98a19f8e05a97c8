package org.muwahhad.bid.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** An encrypted document, read piece by piece: no more than one is held. */
final class StoredPieces extends InputStream {
  private final StoredBidDocuments rows;
  private final long id;
  private int next;
  private InputStream piece = InputStream.nullInputStream();
  private boolean ended;

  StoredPieces(StoredBidDocuments rows, long id) {
    this.rows = rows;
    this.id = id;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int from, int length) {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      int n = readPiece(into, from, length);
      if (n > 0) {
        return n;
      }
      Optional<StoredBidDocuments.DocumentPiece> found = rows.findPiece(id, next);
      next++;
      ended = found.isEmpty();
      piece =
          new ByteArrayInputStream(
              found.map(StoredBidDocuments.DocumentPiece::content).orElse(new byte[0]));
    }
    return -1;
  }

  private int readPiece(byte[] into, int from, int length) {
    try {
      return piece.read(into, from, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

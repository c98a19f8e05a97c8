package org.muwahhad.opendata.bundle;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Keeps the files of bundles in pieces, each compressed. Neither a statement nor the memory holds
 * more than one of them, however large the tender is.
 */
@Singleton
class BundleStore {
  /** Bytes of a piece before it is compressed. */
  static final int PIECE = 1 << 20;

  private final TenderBundles bundles;
  private final BundleQueries queries;

  BundleStore(TenderBundles bundles, BundleQueries queries) {
    this.bundles = bundles;
    this.queries = queries;
  }

  /**
   * Adds a file to an edition that is being published.
   *
   * @param isPublic whether everybody gets it; auditors alone open the others
   */
  void add(long bundleId, String name, boolean isPublic, MarkedFile file) {
    bundles.addFile(bundleId, name, file.sha256(), file.size(), file.crc(), isPublic);
    try (PieceStream pieces = new PieceStream(bundleId, name)) {
      file.content().to(pieces);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of an edition, read piece by piece; without a byte where there is none. */
  InputStream open(long bundleId, String name) {
    return new SequenceInputStream(new PieceList(bundleId, name));
  }

  /** A small file of an edition. */
  byte[] read(long bundleId, String name) {
    try (InputStream in = open(bundleId, name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class PieceStream extends OutputStream {
    private final long bundleId;
    private final String name;
    private final byte[] buffer = new byte[PIECE];
    private int count;
    private int number;

    PieceStream(long bundleId, String name) {
      this.bundleId = bundleId;
      this.name = name;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int some) throws IOException {
      int at = from;
      int left = some;
      while (left > 0) {
        int fits = Math.min(left, PIECE - count);
        System.arraycopy(bytes, at, buffer, count, fits);
        count += fits;
        at += fits;
        left -= fits;
        if (count == PIECE) {
          end();
        }
      }
    }

    /** Writes what is left, if anything. */
    @Override
    public void close() throws IOException {
      if (count > 0) {
        end();
      }
    }

    private void end() throws IOException {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
        out.write(buffer, 0, count);
      }
      bundles.addPiece(bundleId, name, number, packed.toByteArray());
      number++;
      count = 0;
    }
  }

  private final class PieceList implements Enumeration<InputStream> {
    private final long bundleId;
    private final String name;
    private int number;
    private Optional<BundleQueries.BundlePiece> next = Optional.empty();

    PieceList(long bundleId, String name) {
      this.bundleId = bundleId;
      this.name = name;
    }

    @Override
    public boolean hasMoreElements() {
      if (next.isEmpty()) {
        next = queries.findPiece(bundleId, name, number);
      }
      return next.isPresent();
    }

    @Override
    public InputStream nextElement() {
      if (!hasMoreElements()) {
        throw new NoSuchElementException();
      }
      byte[] packed = next.orElseThrow().content();
      next = Optional.empty();
      number++;
      return new InflaterInputStream(new ByteArrayInputStream(packed));
    }
  }
}

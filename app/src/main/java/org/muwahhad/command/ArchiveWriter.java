package org.muwahhad.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.muwahhad.shared.Sha256;

/**
 * Writes a backup: a line that names the format, then a ZIP file, encrypted. Nothing is held, so
 * that it can be as large as it likes. The manifest comes last: an archive without one is not
 * complete.
 */
final class ArchiveWriter implements AutoCloseable {
  static final String FORMAT = "muwahhad-backup-1";

  /** The first part: what is asked before anything is restored. */
  static final String ABOUT = "about.txt";

  static final String MANIFEST = "manifest.txt";

  private final ZipOutputStream zip;
  private final List<ArchivePart> parts = new ArrayList<>();

  ArchiveWriter(OutputStream out, byte[] key) throws IOException {
    out.write((FORMAT + "\n").getBytes(US_ASCII));
    zip = new ZipOutputStream(ArchiveCipher.encrypting(out, key), UTF_8);
    // Documents of bids are encrypted and most files compressed: more effort gains little.
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** What a part holds. */
  interface PartContent {
    /** Writes it; returns how many rows of a table it has. */
    long writeTo(OutputStream out) throws IOException, SQLException;
  }

  ArchivePart add(String name, PartContent content) throws IOException, SQLException {
    ZipEntry entry = new ZipEntry(name);
    zip.putNextEntry(entry);
    // Never closed: the archive goes on after it.
    DigestOutputStream digested = new DigestOutputStream(zip, Sha256.digest());
    long rows = content.writeTo(digested);
    digested.flush();
    zip.closeEntry();
    ArchivePart part =
        new ArchivePart(
            name,
            rows,
            entry.getSize(),
            HexFormat.of().formatHex(digested.getMessageDigest().digest()));
    parts.add(part);
    return part;
  }

  /**
   * Writes the manifest.
   *
   * @param more lines beside those of the parts
   */
  void finish(List<String> more) throws IOException {
    zip.putNextEntry(new ZipEntry(MANIFEST));
    for (ArchivePart part : parts) {
      zip.write((part.line() + "\n").getBytes(UTF_8));
    }
    for (String line : more) {
      zip.write((line + "\n").getBytes(UTF_8));
    }
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.muwahhad.shared.Sha256;

/**
 * A file of a bundle. It is never held as a whole: it is written as often as it is asked for, each
 * time the same.
 *
 * @param sha256 of the content
 * @param size in bytes
 * @param crc as ZIP files have it
 */
record MarkedFile(String sha256, long size, long crc, FileContent content) {

  /** What a file holds. */
  interface FileContent {
    void to(OutputStream out) throws IOException;
  }

  /** What a file of text holds. */
  interface TextContent {
    void to(Appendable out) throws IOException;
  }

  /** A file with its marks, for which it is written once. */
  static MarkedFile of(FileContent content) {
    Measure measure = new Measure();
    try {
      content.to(measure);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new MarkedFile(
        HexFormat.of().formatHex(measure.digest.digest()),
        measure.size,
        measure.sum.getValue(),
        content);
  }

  /** A file that is in memory. */
  static MarkedFile of(byte[] bytes) {
    return of((FileContent) out -> out.write(bytes));
  }

  /** Text in UTF-8. */
  static FileContent text(TextContent content) {
    return out -> {
      Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
      content.to(writer);
      writer.flush();
    };
  }

  /** Keeps nothing of what is written but its marks. */
  private static final class Measure extends OutputStream {
    private final MessageDigest digest = Sha256.digest();
    private final CRC32 sum = new CRC32();
    private long size;

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      digest.update(bytes, from, count);
      sum.update(bytes, from, count);
      size += count;
    }
  }
}

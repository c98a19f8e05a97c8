package org.muwahhad.db;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What the system loads of a program for 64-bit Linux (ELF): its segments. The sections behind
 * them, which name every line of the source, and the table of all sections are for debuggers.
 */
final class LoadedPart {
  private static final byte[] PROGRAM = {0x7f, 'E', 'L', 'F', 2, 1};
  private static final int HEADER = 64;

  private static final int SEGMENTS_AT = 0x20;
  private static final int SECTIONS_AT = 0x28;
  private static final int SEGMENT_LENGTH = 0x36;
  private static final int SEGMENTS = 0x38;
  private static final int SECTIONS = 0x3c;
  private static final int SECTION_OF_NAMES = 0x3e;

  private static final int SEGMENT_OFFSET = 0x08;
  private static final int SEGMENT_BYTES = 0x20;

  private LoadedPart() {}

  /**
   * Copies a file: of a program its loaded part, of any other file all.
   *
   * @throws EOFException if a program is shorter than it says of itself
   */
  static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] header = from.readNBytes(HEADER);
    if (header.length < HEADER
        || !Arrays.equals(header, 0, PROGRAM.length, PROGRAM, 0, PROGRAM.length)) {
      to.write(header);
      from.transferTo(to);
      return;
    }
    ByteBuffer program = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int length = program.getShort(SEGMENT_LENGTH);
    int count = program.getShort(SEGMENTS);
    int tableAt = Math.toIntExact(program.getLong(SEGMENTS_AT));
    byte[] rest = exactly(from, tableAt + length * count - HEADER);
    ByteBuffer table = ByteBuffer.wrap(rest).order(ByteOrder.LITTLE_ENDIAN);
    long end = HEADER + rest.length;
    for (int i = 0; i < count; i++) {
      int segment = tableAt - HEADER + i * length;
      end =
          Math.max(
              end,
              table.getLong(segment + SEGMENT_OFFSET) + table.getLong(segment + SEGMENT_BYTES));
    }
    program.putLong(SECTIONS_AT, 0).putShort(SECTIONS, (short) 0);
    program.putShort(SECTION_OF_NAMES, (short) 0);
    to.write(header);
    to.write(rest);
    to.write(exactly(from, Math.toIntExact(end - HEADER - rest.length)));
  }

  private static byte[] exactly(InputStream from, int length) throws IOException {
    byte[] bytes = from.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("A program ends before its last segment");
    }
    return bytes;
  }
}

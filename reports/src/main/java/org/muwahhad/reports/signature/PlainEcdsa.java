package org.muwahhad.reports.signature;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** Signatures of ECDSA as two numbers of equal length, one after the other (IEEE P1363). */
final class PlainEcdsa {
  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int SHORT = 0x80;

  private PlainEcdsa() {}

  /** The same signature as a sequence of two integers (RFC 3279, DER). */
  static byte[] toDer(byte[] plain) {
    int half = plain.length / 2;
    byte[] r = integer(Arrays.copyOf(plain, half));
    byte[] s = integer(Arrays.copyOfRange(plain, half, plain.length));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(SEQUENCE);
    length(out, r.length + s.length);
    out.writeBytes(r);
    out.writeBytes(s);
    return out.toByteArray();
  }

  private static byte[] integer(byte[] magnitude) {
    byte[] number = new BigInteger(1, magnitude).toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(INTEGER);
    length(out, number.length);
    out.writeBytes(number);
    return out.toByteArray();
  }

  /** Keys of up to 521 bits need one byte more, no longer ones are there. */
  private static void length(ByteArrayOutputStream out, int length) {
    if (length >= SHORT) {
      out.write(SHORT | 1);
    }
    out.write(length);
  }
}

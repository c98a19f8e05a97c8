package org.muwahhad.organisation.program;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Names and secrets of programs, drawn at random. */
final class ProgramSecrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 10;
  private static final int SECRET_BYTES = 32;

  private ProgramSecrets() {}

  static String clientId() {
    return "prg_" + HexFormat.of().formatHex(bytes(ID_BYTES));
  }

  static String secret() {
    return "prs_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET_BYTES));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

package org.muwahhad.organisation.program;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.muwahhad.shared.RandomSecret;

/** Names and secrets of programs, drawn at random. */
final class ProgramSecrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 10;

  private ProgramSecrets() {}

  static String clientId() {
    byte[] bytes = new byte[ID_BYTES];
    RANDOM.nextBytes(bytes);
    return "prg_" + HexFormat.of().formatHex(bytes);
  }

  static String secret() {
    return "prs_" + RandomSecret.token();
  }
}

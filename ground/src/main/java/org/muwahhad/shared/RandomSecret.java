package org.muwahhad.shared;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets, keys and salts of 32 random bytes, which nobody can guess. */
public final class RandomSecret {
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomSecret() {}

  /** 32 bytes. */
  public static byte[] bytes() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** 43 characters that may stand in an address (Base64url without padding). */
  public static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
  }

  /** 64 digits, hexadecimal in lower case. */
  public static String hex() {
    return HexFormat.of().formatHex(bytes());
  }
}

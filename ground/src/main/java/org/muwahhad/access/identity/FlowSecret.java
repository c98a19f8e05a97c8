package org.muwahhad.access.identity;

import java.security.SecureRandom;
import java.util.Base64;
import org.muwahhad.shared.Sha256;

/**
 * What the browser holds while its person is at a provider. The nonce and the proof of the code are
 * made of it, so that the database holds nothing by which a sign-in could be taken over.
 */
record FlowSecret(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What the ID token has to repeat. */
  String nonce() {
    return Sha256.of("nonce " + value);
  }

  /** What shows the provider that the code comes back from who asked for it (RFC 7636). */
  String verifier() {
    return Sha256.of("verifier " + value);
  }

  String sha256() {
    return Sha256.of(value);
  }
}

package org.muwahhad.access.identity;

import org.muwahhad.shared.Digest;
import org.muwahhad.shared.RandomSecret;
import org.muwahhad.shared.Sha256;

/**
 * What the browser holds while its person is at a provider. The nonce and the proof of the code are
 * made of it, so that the database holds nothing by which a sign-in could be taken over.
 */
record FlowSecret(String value) {
  static FlowSecret fresh() {
    return new FlowSecret(RandomSecret.token());
  }

  /** What the ID token has to repeat. */
  String nonce() {
    return Digest.of("nonce", value);
  }

  /** What shows the provider that the code comes back from who asked for it (RFC 7636). */
  String verifier() {
    return Digest.of("verifier", value);
  }

  String sha256() {
    return Sha256.of(value);
  }
}

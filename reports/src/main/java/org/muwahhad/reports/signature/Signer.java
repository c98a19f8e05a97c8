package org.muwahhad.reports.signature;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Holds a private key and signs with it; the key itself is never asked for. */
public interface Signer {

  /** The signer's certificate and those above it, up to an authority's. */
  List<X509Certificate> chain();

  /**
   * Signs bytes with SHA-256 and the key's own algorithm: RSA (PKCS #1 v1.5) or ECDSA.
   *
   * @throws GeneralSecurityException when the key can't sign, as when a service from afar refuses
   */
  byte[] sign(byte[] bytes) throws GeneralSecurityException;

  /** The certificate that the signature is checked with. */
  default X509Certificate certificate() {
    return chain().get(0);
  }
}

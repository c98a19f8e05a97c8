package org.muwahhad.reports.signature;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A signature that was made elsewhere, such as in the signer's browser, with the bytes that {@link
 * SignPdf#toBeSigned} gave. It goes for these bytes alone.
 */
public final class ReadySignature implements Signer {
  private final List<X509Certificate> chain;
  private final byte[] value;

  /**
   * Holds a signature that is not checked yet.
   *
   * @param chain the signer's certificate and those above it
   * @param value with SHA-256: of RSA (PKCS #1 v1.5), or of ECDSA as DER or as two numbers
   */
  public ReadySignature(List<X509Certificate> chain, byte[] value) {
    this.chain = List.copyOf(chain);
    this.value = value.clone();
  }

  @Override
  public List<X509Certificate> chain() {
    return chain;
  }

  /**
   * The signature, if it is one of these bytes.
   *
   * @throws SignatureException when it is not
   */
  @Override
  public byte[] sign(byte[] bytes) throws GeneralSecurityException {
    return AcceptedKeys.encoded(certificate().getPublicKey(), bytes, value)
        .orElseThrow(() -> new SignatureException("The signature is not one of these bytes"));
  }
}

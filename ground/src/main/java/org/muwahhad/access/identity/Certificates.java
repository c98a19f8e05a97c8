package org.muwahhad.access.identity;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Certificates as text: DER in Base64, or PEM as providers hand them out. */
public final class Certificates {
  private Certificates() {}

  /**
   * Reads a certificate.
   *
   * @throws CertificateException when it cannot be read as one
   */
  public static X509Certificate read(String text) throws CertificateException {
    String plain = text.replaceAll("-----[A-Z ]*+-----", "").replaceAll("\\s", "");
    try {
      byte[] der = Base64.getDecoder().decode(plain);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (IllegalArgumentException e) {
      throw new CertificateException(e);
    }
  }
}

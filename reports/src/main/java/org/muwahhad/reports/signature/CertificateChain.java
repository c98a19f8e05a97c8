package org.muwahhad.reports.signature;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Certificates that come as text, each as DER in Base64. */
public final class CertificateChain {

  private CertificateChain() {}

  /**
   * The first certificate, and those of the others that stand above it, in their order.
   *
   * @param certificates at least one
   * @throws CertificateException when one is none
   */
  public static List<X509Certificate> read(List<String> certificates) throws CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> others = new ArrayList<>();
    for (String certificate : certificates) {
      others.add(read(factory, certificate));
    }
    List<X509Certificate> chain = new ArrayList<>(List.of(others.remove(0)));
    for (Optional<X509Certificate> above = above(chain, others);
        above.isPresent();
        above = above(chain, others)) {
      chain.add(above.get());
      others.remove(above.get());
    }
    return chain;
  }

  private static X509Certificate read(CertificateFactory factory, String text)
      throws CertificateException {
    try {
      byte[] der = Base64.getDecoder().decode(text);
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (IllegalArgumentException e) {
      throw new CertificateException("Not Base64", e);
    }
  }

  private static Optional<X509Certificate> above(
      List<X509Certificate> chain, List<X509Certificate> others) {
    X509Certificate last = chain.get(chain.size() - 1);
    return others.stream()
        .filter(c -> c.getSubjectX500Principal().equals(last.getIssuerX500Principal()))
        .filter(c -> !c.equals(last))
        .findFirst();
  }
}

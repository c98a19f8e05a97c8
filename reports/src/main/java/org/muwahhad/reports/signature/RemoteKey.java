package org.muwahhad.reports.signature;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key of somebody that a signing service keeps (a credential of the Cloud Signature Consortium's
 * API).
 *
 * @param id by which the service knows it
 * @param chain its certificate and those above it
 * @param algorithm object identifier of the signature algorithm to ask for
 * @param factors what the signer gives so that the service signs, in its order
 */
public record RemoteKey(
    String id, List<X509Certificate> chain, String algorithm, List<Factor> factors) {

  public RemoteKey {
    chain = List.copyOf(chain);
    factors = List.copyOf(factors);
  }

  /** How a factor is given. */
  public enum FactorMeans {
    /** Typed: a PIN, a password, a number that a device shows. */
    TYPED,
    /** Typed too, once the service was asked to send or to tell what it is. */
    ASKED_FOR,
    /** Given to the service by another way, such as on the signer's telephone. */
    ELSEWHERE
  }

  /**
   * A PIN, a number sent, or the like.
   *
   * @param id such as {@code PIN}
   * @param label what the service calls it, for the signer to read
   */
  public record Factor(String id, String label, FactorMeans means) {}

  /** The certificate that signatures are checked with. */
  public X509Certificate certificate() {
    return chain.get(0);
  }
}

package org.muwahhad.access.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.cert.X509Certificate;

/** The public key of the service, as OpenID providers read it. */
final class KeySet {
  private KeySet() {}

  /** The name of the key: the digest of its certificate. */
  static String keyId(X509Certificate certificate) throws JOSEException {
    return RSAKey.parse(certificate).computeThumbprint().toString();
  }

  static String json(X509Certificate certificate) {
    try {
      RSAKey key =
          new RSAKey.Builder(RSAKey.parse(certificate))
              .keyID(keyId(certificate))
              .keyUse(KeyUse.SIGNATURE)
              .build();
      return new JWKSet(key).toString(true);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.muwahhad.reporting.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.muwahhad.audit.AnchorSeal;
import org.muwahhad.reports.signature.AcceptedKeys;
import org.muwahhad.reports.signature.Signer;
import org.muwahhad.shared.DatabaseClock;

/** Anchors of the audit record under the platform's key. */
@Singleton
class SealAnchors implements AnchorSeal {
  private final SigningKeys keys;
  private final DatabaseClock clock;

  SealAnchors(SigningKeys keys, DatabaseClock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public AnchorSignature sign(String text) {
    Signer signer = keys.get(clock.now()).signer();
    try {
      return new AnchorSignature(
          base64(signer.sign(text.getBytes(UTF_8))), base64(signer.certificate().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The platform's key can't sign", e);
    }
  }

  @Override
  public boolean isOwn(String text, AnchorSignature signed) {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(Base64.getDecoder().decode(signed.certificate())));
      return isPlatforms(certificate)
          && AcceptedKeys.verifies(
              certificate.getPublicKey(),
              text.getBytes(UTF_8),
              Base64.getDecoder().decode(signed.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The certificate of today, or one of the same name by an authority that is known. */
  private boolean isPlatforms(X509Certificate certificate) {
    SigningKeys.PlatformKeys own = keys.get(clock.now());
    X509Certificate today = own.signer().certificate();
    return certificate.equals(today)
        || certificate.getSubjectX500Principal().equals(today.getSubjectX500Principal())
            && own.trusted().stream().anyMatch(authority -> isIssued(certificate, authority));
  }

  private static boolean isIssued(X509Certificate certificate, X509Certificate authority) {
    try {
      certificate.verify(authority.getPublicKey());
      return certificate.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

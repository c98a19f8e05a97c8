package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.identity.Certificates;
import org.muwahhad.access.identity.ProviderProtocol;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * An administrator proposes a certificate with which a SAML provider signs. Several are in force
 * while the provider changes its key.
 *
 * <p>Refused with {@code identity.keys-of-openid} for a provider whose keys are fetched from it,
 * and as invalid input at {@code certificate} with {@code identity.certificate-unreadable}, {@code
 * identity.certificate-old}, {@code identity.certificate-weak} or {@code
 * identity.certificate-there}.
 */
@Singleton
public class ProposeCertificate {
  private static final int LEAST_BITS = 2048;
  private static final int LONGEST = 20_000;
  private final IdentityRegister register;
  private final DatabaseClock clock;
  private final KeepIdentityProposal keepProposal;

  ProposeCertificate(
      IdentityRegister register, DatabaseClock clock, KeepIdentityProposal keepProposal) {
    this.register = register;
    this.clock = clock;
    this.keepProposal = keepProposal;
  }

  /** Returns the number of the proposal. */
  @Transactional
  public long run(Actor actor, long providerId, @Nullable String typed) {
    actor.require(Role.ADMINISTRATOR);
    register.expire();
    register.endExpiredCertificates(actor.personId());
    IdentityRegister.HeldProvider provider =
        register
            .lock(providerId)
            .orElseThrow(() -> new Refusal.NotFound("identity provider " + providerId));
    if (provider.protocol() != ProviderProtocol.SAML) {
      throw new Refusal.RuleBroken("identity.keys-of-openid");
    }
    X509Certificate certificate = read(RequiredInput.text(typed));
    if (!certificate.getNotAfter().toInstant().isAfter(clock.now())) {
      throw refused("identity.certificate-old");
    }
    if (certificate.getPublicKey() instanceof RSAPublicKey rsa
        && rsa.getModulus().bitLength() < LEAST_BITS) {
      throw refused("identity.certificate-weak");
    }
    byte[] encoded = encoded(certificate);
    String sha256 = Sha256.of(encoded).toLowerCase(Locale.ROOT);
    if (register.countCertificate(providerId, sha256) > 0) {
      throw refused("identity.certificate-there");
    }
    String subject = certificate.getSubjectX500Principal().getName();
    register.insertCertificate(
        providerId,
        sha256,
        Base64.getEncoder().encodeToString(encoded),
        subject.substring(0, Math.min(subject.length(), 500)),
        certificate.getNotAfter().toInstant().getEpochSecond());
    return keepProposal.run(
        actor,
        IdentityProposalKind.CERTIFICATE,
        providerId,
        provider.code(),
        register.getCertificateId(providerId, sha256),
        null);
  }

  private static X509Certificate read(String typed) {
    try {
      if (typed.length() > LONGEST) {
        throw refused("identity.certificate-unreadable");
      }
      return Certificates.read(typed);
    } catch (CertificateException e) {
      throw refused("identity.certificate-unreadable");
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException e) {
      throw refused("identity.certificate-unreadable");
    }
  }

  private static Refusal refused(String code) {
    return new Refusal.InvalidInput("certificate", code);
  }
}

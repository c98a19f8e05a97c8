package org.muwahhad.reports.signature;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.signature.ExternalCMSService;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.service.SecureRandomNonceSource;
import eu.europa.esig.dss.service.crl.OnlineCRLSource;
import eu.europa.esig.dss.service.ocsp.OnlineOCSPSource;
import eu.europa.esig.dss.service.tsp.OnlineTSPSource;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.tsp.CompositeTSPSource;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * What proves a signature later: when it was made, as a time-stamping authority says (RFC 3161),
 * and that its certificates were not revoked then. Asked for at the moment of signing, of
 * authorities over HTTP. Certificates are asked about where they themselves say (CRL, OCSP), and
 * only those that lead to an authority that is trusted.
 */
public final class Evidence {
  private static final Evidence NONE =
      new Evidence(Level.B, Map.of(), List.of(), Duration.ofSeconds(10));

  private final Level level;
  private final Map<String, TSPSource> stamps;
  private final Collection<X509Certificate> trusted;
  private final Duration patience;

  private Evidence(
      Level level,
      Map<String, TSPSource> stamps,
      Collection<X509Certificate> trusted,
      Duration patience) {
    this.level = level;
    this.stamps = stamps;
    this.trusted = List.copyOf(trusted);
    this.patience = patience;
  }

  /** The levels of ETSI EN 319 142-1. */
  public enum Level {
    /** The time is the signer's own word. */
    B(SignatureLevel.PAdES_BASELINE_B),
    /** An authority stamped the time. */
    T(SignatureLevel.PAdES_BASELINE_T),
    /** The certificates and what was said of their revocation are in the file. */
    LT(SignatureLevel.PAdES_BASELINE_LT),
    /** And an authority stamped all of that. */
    LTA(SignatureLevel.PAdES_BASELINE_LTA);

    private final SignatureLevel level;

    Level(SignatureLevel level) {
      this.level = level;
    }
  }

  /** It could not be had, so that nothing was signed; later it may be. */
  public static final class MissingException extends Exception {
    private static final long serialVersionUID = 1L;

    MissingException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** No evidence: the time is the signer's own word. */
  public static Evidence none() {
    return NONE;
  }

  /**
   * Evidence of authorities.
   *
   * @param level above {@link Level#B}
   * @param addresses of time-stamping authorities, asked in this order until one answers
   * @param trusted certificates of the authorities that signers and stamps are known by
   * @param patience with each request
   */
  public static Evidence of(
      Level level, List<URI> addresses, Collection<X509Certificate> trusted, Duration patience) {
    if (addresses.isEmpty() || level == Level.B) {
      throw new IllegalArgumentException("A time-stamping authority and a level above B");
    }
    Map<String, TSPSource> stamps = new LinkedHashMap<>();
    for (URI address : addresses) {
      OnlineTSPSource source =
          new OnlineTSPSource(
              address.toString(), new AuthorityLoader("application/timestamp-query", patience));
      source.setNonceSource(new SecureRandomNonceSource());
      stamps.put(address.toString(), source);
    }
    return new Evidence(level, stamps, trusted, patience);
  }

  SignatureLevel level() {
    return level.level;
  }

  /** Whether a signature holds all of it, so that nothing is appended to the file next to it. */
  boolean isWithinSignature() {
    return level.compareTo(Level.T) <= 0;
  }

  /** What signs with this evidence. */
  PAdESService service() {
    PAdESService service = new PAdESService(verifier());
    if (!stamps.isEmpty()) {
      service.setTspSource(stamp());
    }
    return service;
  }

  /** What signs the digest of a file with this evidence, if a signature holds all of it. */
  ExternalCMSService serviceOfDigests() {
    ExternalCMSService service = new ExternalCMSService(verifier());
    if (!stamps.isEmpty()) {
      service.setTspSource(stamp());
    }
    return service;
  }

  /**
   * A time-stamp of the authorities over a digest (RFC 3161, a token in DER); empty where none is
   * configured.
   *
   * @throws UncheckedIOException when no authority answers
   */
  public Optional<byte[]> stamp(byte[] sha256) {
    if (stamps.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(stamp().getTimeStampResponse(DigestAlgorithm.SHA256, sha256).getBytes());
    } catch (DSSException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /**
   * Whether a time-stamp is one over a digest, and signed with the certificate in it. Who issued
   * that certificate is left to the reader, who decides which authorities to trust.
   *
   * @param token RFC 3161, in DER
   */
  public static boolean isStampOver(byte[] token, byte[] sha256) {
    try {
      TimeStampToken stamp = new TimeStampToken(new CMSSignedData(token));
      for (X509CertificateHolder certificate : stamp.getCertificates().getMatches(null)) {
        if (stamp.getSID().match(certificate)) {
          return Arrays.equals(stamp.getTimeStampInfo().getMessageImprintDigest(), sha256)
              && stamp.isSignatureValid(
                  new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        }
      }
      return false;
    } catch (CMSException
        | TSPException
        | IOException
        | OperatorCreationException
        | CertificateException
        | IllegalArgumentException e) {
      return false;
    }
  }

  private TSPSource stamp() {
    CompositeTSPSource source = new CompositeTSPSource();
    source.setTspSources(stamps);
    return source;
  }

  private CertificateVerifier verifier() {
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    if (level.compareTo(Level.LT) >= 0) {
      CommonTrustedCertificateSource known = new CommonTrustedCertificateSource();
      trusted.forEach(certificate -> known.addCertificate(new CertificateToken(certificate)));
      verifier.setTrustedCertSources(known);
      verifier.setCrlSource(new OnlineCRLSource(new AuthorityLoader("", patience)));
      verifier.setOcspSource(
          new OnlineOCSPSource(new AuthorityLoader("application/ocsp-request", patience)));
    }
    return verifier;
  }
}

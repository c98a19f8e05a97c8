package org.muwahhad.reporting.seal;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.muwahhad.reports.signature.Evidence;
import org.muwahhad.reports.signature.LocalAuthority;
import org.muwahhad.reports.signature.ReadSignatures;
import org.muwahhad.reports.signature.SignPdf;
import org.muwahhad.reports.signature.Signer;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's own signature under every page it issues, and the authorities whose signers it
 * knows. Where time-stamping authorities are configured every signature carries their evidence, or
 * none is made: what is issued is kept as it is, so that a weaker one could never be mended.
 */
@Singleton
public class PlatformSeal {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformSeal.class);
  private final SigningKeys keys;
  private final DatabaseClock clock;

  PlatformSeal(SigningKeys keys, DatabaseClock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Reports at the start what would keep reports from being signed.
   *
   * @throws org.muwahhad.shared.UnusableSetting when the key or the evidence can't be used, or
   *     another node has another authority
   */
  public void requireUsable() {
    keys.get(clock.now());
  }

  /**
   * Writes a PDF file with the platform's signature.
   *
   * @param at when it was issued, UTC
   * @param out is left open
   * @throws Refusal.RuleBroken {@code reporting.not-proven} when an authority does not answer, or a
   *     certificate is revoked
   */
  public void seal(Path pdf, Instant at, OutputStream out) throws IOException {
    SigningKeys.PlatformKeys own = keys.get(at);
    try {
      new SignPdf(own.evidence())
          .run(pdf, own.signer(), new SignPdf.Statement("Issued", "", at, null), out);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The platform's key can't sign", e);
    } catch (Evidence.MissingException e) {
      throw unproven(e);
    }
  }

  /**
   * What is signed so that a file gets one more signature, if it is signed elsewhere.
   *
   * @param chain the signer's certificate and those above it
   */
  public byte[] toBeSigned(byte[] pdf, List<X509Certificate> chain, SignPdf.Statement statement) {
    return new SignPdf(keys.get(statement.at()).evidence()).toBeSigned(pdf, chain, statement);
  }

  /**
   * The file with one more signature, proven as the platform's own.
   *
   * @throws GeneralSecurityException when the key can't sign
   * @throws Refusal.RuleBroken {@code reporting.not-proven} when an authority does not answer, or a
   *     certificate is revoked
   */
  public byte[] sign(byte[] pdf, Signer signer, SignPdf.Statement statement)
      throws GeneralSecurityException {
    try {
      return new SignPdf(keys.get(statement.at()).evidence()).run(pdf, signer, statement);
    } catch (Evidence.MissingException e) {
      throw unproven(e);
    }
  }

  private static Refusal.RuleBroken unproven(Evidence.MissingException cause) {
    LOG.warn("A signature could not be proven, so it was not made", cause);
    return new Refusal.RuleBroken("reporting.not-proven");
  }

  /** Reads signatures against the authorities that are known. */
  public ReadSignatures reader(Instant now) {
    return new ReadSignatures(keys.get(now).trusted());
  }

  /**
   * A key for somebody of a demonstration, by the authority of its own, as a PKCS #12 file.
   *
   * @throws Refusal.NotFound where the deployment has no authority of its own
   */
  public byte[] demonstrationKey(String name, Instant now, char[] password) {
    LocalAuthority local = keys.get(now).local();
    if (local == null) {
      throw new Refusal.NotFound("local authority");
    }
    return local.issue(name, now, password);
  }
}

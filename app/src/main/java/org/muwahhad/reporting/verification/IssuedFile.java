package org.muwahhad.reporting.verification;

import java.time.Instant;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/**
 * An issued file as anyone may know it: no figures, and no names but those of its signers. Instants
 * are UTC.
 *
 * @param report its kind
 * @param byteCount size of the file in bytes
 * @param layoutVersion of what laid it out, a hash; empty in what was issued before versions were
 *     kept
 * @param hasLaterVersion whether the same figures were laid out by later templates since
 * @param signatures those of members that this file carries, beside the platform's
 */
public record IssuedFile(
    String report,
    String edition,
    String format,
    Instant issuedAt,
    String sha256,
    long byteCount,
    String layoutVersion,
    boolean hasLaterVersion,
    List<Signature> signatures) {

  public IssuedFile {
    signatures = List.copyOf(signatures);
  }

  /**
   * A signature of a member.
   *
   * @param name of the member's account here
   * @param signer name in the certificate (RFC 4514)
   */
  public record Signature(Bilingual name, String signer, Instant at) {}
}

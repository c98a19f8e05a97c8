package org.muwahhad.reports.auditextract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.DocumentHead;

/**
 * Everything the audit extract of a tender says, apart from its entries, which are read while it is
 * printed ({@link AuditEntry}). Instants are UTC; hashes are SHA-256, lower-case hexadecimal.
 *
 * @param at when it was issued; also the date inside the PDF
 * @param chain name of the chain
 * @param entries how many it holds
 * @param headHash of the last entry
 * @param faults what the verification of the chain found; empty when it is sound
 * @param anchors those that cover the chain, the first first
 * @param proof how a reader checks it; null before it is issued
 */
public record AuditExtract(
    String tender,
    String ocid,
    Bilingual title,
    Bilingual issuer,
    Instant at,
    Instant firstAt,
    Instant lastAt,
    String chain,
    long entries,
    String headHash,
    List<Bilingual> faults,
    List<Anchor> anchors,
    DocumentHead.@Nullable Proof proof) {

  public AuditExtract {
    faults = List.copyOf(faults);
    anchors = List.copyOf(anchors);
  }

  /** Whether every hash is what its entry and the one before make it, and every anchor agrees. */
  public boolean sound() {
    return faults.isEmpty();
  }

  /**
   * A point at which the heads of all chains were tied together.
   *
   * @param position the last entry of the chain that it covers
   * @param matches whether it names the hash which that entry has
   */
  public record Anchor(long number, Instant at, long position, boolean matches, String hash) {}
}

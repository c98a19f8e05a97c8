package org.muwahhad.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An anchor as it is kept outside the database. It reveals nothing of what the record holds.
 *
 * @param format {@value #FORMAT}
 * @param number of the anchor in the record
 * @param at when it was made, UTC, ISO 8601
 * @param hash over the anchor before, the instant and the heads of all chains that had grown
 * @param previousHash hash of the anchor before
 * @param signature of the platform over {@link #signed}, Base64; none where only the hash was noted
 * @param certificate of the key that signed, DER in Base64; none likewise
 */
public record AnchorCopy(
    String format,
    long number,
    String at,
    String hash,
    String previousHash,
    @Nullable String signature,
    @Nullable String certificate) {
  static final String FORMAT = "muwahhad-anchor-1";

  /** Whether it has the form of an anchor, whatever it says. */
  boolean hasForm() {
    return Stream.of(at, hash, previousHash).allMatch(Objects::nonNull);
  }

  static AnchorCopy of(AuditChains.Anchor anchor) {
    return new AnchorCopy(
        FORMAT,
        anchor.id(),
        anchor.at().toString(),
        anchor.hash(),
        anchor.previousHash(),
        anchor.signature(),
        anchor.certificate());
  }

  /** What is signed: format, instant, hash before and hash, a line each. */
  static String signed(Instant at, String previousHash, String hash) {
    return signed(at.toString(), previousHash, hash);
  }

  private static String signed(String at, String previousHash, String hash) {
    return String.join("\n", FORMAT, at, previousHash, hash) + "\n";
  }

  String signed() {
    return signed(at, previousHash, hash);
  }

  /** How findings name it. */
  String name() {
    return number + " (" + at + ")";
  }
}

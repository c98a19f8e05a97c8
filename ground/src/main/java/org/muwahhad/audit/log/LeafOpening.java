package org.muwahhad.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muwahhad.shared.Sha256;

/**
 * What a leaf commits to. The leaf holds only the SHA-256 of these lines. Those who have the lines
 * can compute it. The salt is random, so nobody can guess them. The hash of the entry in its chain
 * has a salt of its own: somebody who holds a receipt could otherwise use it to guess other
 * entries. The detail has one too, so that it cannot be guessed by those who do not have it.
 *
 * @param salt 32 bytes, hexadecimal
 * @param record commitment to the hash of the entry in its chain, hexadecimal; all zeros where the
 *     leaf stands for no entry
 * @param at when it was done, UTC
 * @param act such as {@code bid.submitted}
 * @param object kind and key of what it was done to
 * @param detailSha256 of the entry's detail behind a salt, see {@link #detailOf}
 */
public record LeafOpening(
    String salt, String record, Instant at, String act, String object, String detailSha256) {
  static final String FORMAT = "muwahhad-log-entry-v1";
  static final int LINES = 7;

  /** The act of a leaf that stands for no entry and covers how many acts there were. */
  static final String COVER = "log.cover";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final String NO_RECORD = "0".repeat(2 * MerkleTree.HASH_LENGTH);

  /**
   * An entry behind a salt.
   *
   * @param root from which the salts are made, hexadecimal
   */
  static LeafOpening of(String root, LogQueries.RecordedEntry entry) {
    return new LeafOpening(
        saltOf(root, "leaf"),
        recordOf(root, entry.hash()),
        entry.at(),
        plain(entry.act()),
        plain(entry.objectType() + " " + entry.objectId()),
        sha256(detailOf(root, entry.detail())));
  }

  /**
   * A detail as it is opened: its salt, a line feed, and the JSON of the entry.
   *
   * @param root from which the salts are made, hexadecimal
   */
  static String detailOf(String root, String json) {
    return saltOf(root, "detail") + "\n" + json;
  }

  static LeafOpening cover(String root) {
    return new LeafOpening(saltOf(root, "leaf"), NO_RECORD, Instant.EPOCH, COVER, "-", NO_RECORD);
  }

  /** Reads the lines; empty where they have another form. */
  public static Optional<LeafOpening> find(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() != LINES || !lines.get(0).equals(FORMAT)) {
      return Optional.empty();
    }
    try {
      LeafOpening read =
          new LeafOpening(
              lines.get(1),
              lines.get(2),
              Instant.parse(lines.get(3)),
              lines.get(4),
              lines.get(5),
              lines.get(6));
      boolean hasForm =
          HASH.matcher(read.salt).matches()
              && HASH.matcher(read.record).matches()
              && HASH.matcher(read.detailSha256).matches()
              && read.text().equals(text);
      return hasForm ? Optional.of(read) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Seven lines. */
  public String text() {
    return String.join("\n", FORMAT, salt, record, at.toString(), act, object, detailSha256) + "\n";
  }

  /** What the leaf holds. */
  public byte[] commitment() {
    return Sha256.digest().digest(text().getBytes(UTF_8));
  }

  /** Whether a detail, as it is opened, is the one of the entry. */
  public boolean isDetail(String detail) {
    return sha256(detail).equals(detailSha256);
  }

  /** Whether the entry has this hash in its chain, for the person who knows the salts. */
  boolean isRecord(String root, String hash) {
    return recordOf(root, hash).equals(record);
  }

  private static String recordOf(String root, String hash) {
    return sha256("muwahhad-log-record-v1\n" + saltOf(root, "record") + "\n" + hash + "\n");
  }

  private static String saltOf(String root, String use) {
    return sha256("muwahhad-log-salt-v1\n" + use + "\n" + root + "\n");
  }

  static String sha256(String text) {
    MessageDigest digest = Sha256.digest();
    return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
  }

  /** A value on one line. */
  private static String plain(String value) {
    return value.replaceAll("\\p{Cntrl}", "\uFFFD");
  }
}

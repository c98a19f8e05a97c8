package org.muwahhad.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A signed checkpoint as it was sent (C2SP signed-note, tlog-checkpoint).
 *
 * @param text that is signed, with its last newline
 * @param lines of signatures, without newlines
 * @param origin name of the log
 * @param size leaves of its tree
 * @param root hash of its tree, Base64
 */
record Note(String text, List<String> lines, String origin, long size, String root) {
  private static final int HASH_LENGTH = 32;
  private static final int ID_LENGTH = 4;
  private static final int MOST_DIGITS = 18;

  /** One signature: the name of a key, its first bytes and what it made. */
  record SignatureLine(String name, byte[] id, byte[] signature) {}

  static Optional<Note> find(String written) {
    int gap = written.lastIndexOf("\n\n");
    if (gap < 0 || !written.endsWith("\n") || written.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      return Optional.empty();
    }
    String text = written.substring(0, gap + 1);
    List<String> head = text.lines().toList();
    List<String> lines = written.substring(gap + 2).lines().toList();
    if (head.size() < 3
        || lines.isEmpty()
        || head.stream().anyMatch(String::isEmpty)
        || findSize(head.get(1)).isEmpty()
        || findHash(head.get(2)).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Note(text, lines, head.get(0), findSize(head.get(1)).orElseThrow(), head.get(2)));
  }

  /** A size in decimal without leading zeros. */
  static Optional<Long> findSize(String written) {
    boolean isDecimal =
        !written.isEmpty()
            && written.length() <= MOST_DIGITS
            && written.chars().allMatch(c -> c >= '0' && c <= '9')
            && (written.equals("0") || written.charAt(0) != '0');
    return isDecimal ? Optional.of(Long.parseLong(written)) : Optional.empty();
  }

  /** A hash in Base64. */
  static Optional<byte[]> findHash(String written) {
    try {
      byte[] hash = Base64.getDecoder().decode(written);
      return hash.length == HASH_LENGTH && Base64.getEncoder().encodeToString(hash).equals(written)
          ? Optional.of(hash)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The signatures; lines of another form are none. */
  List<SignatureLine> signatures() {
    List<SignatureLine> all = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ", -1);
      if (parts.length == 3 && parts[0].equals("—")) {
        decoded(parts[2])
            .filter(bytes -> bytes.length > ID_LENGTH)
            .ifPresent(
                bytes ->
                    all.add(
                        new SignatureLine(
                            parts[1],
                            Arrays.copyOf(bytes, ID_LENGTH),
                            Arrays.copyOfRange(bytes, ID_LENGTH, bytes.length))));
      }
    }
    return all;
  }

  private static Optional<byte[]> decoded(String written) {
    try {
      return Optional.of(Base64.getDecoder().decode(written));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  byte[] rootHash() {
    return findHash(root).orElseThrow();
  }

  byte[] signedBytes() {
    return text.getBytes(UTF_8);
  }

  /** The checkpoint with those of its signatures that a key made, and more lines. */
  String with(VerifierKey key, String more) {
    StringBuilder kept = new StringBuilder(text).append('\n');
    for (String line : lines) {
      if (find(text + "\n" + line + "\n").map(key::hasSigned).orElse(false)) {
        kept.append(line).append('\n');
      }
    }
    return kept.append(more).toString();
  }
}

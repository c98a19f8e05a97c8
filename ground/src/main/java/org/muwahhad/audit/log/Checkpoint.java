package org.muwahhad.audit.log;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of the tree at a size, as it is signed (C2SP tlog-checkpoint).
 *
 * @param origin name of the log, the same in all its checkpoints
 * @param size leaves of the tree
 * @param root its hash, Base64
 */
public record Checkpoint(String origin, long size, String root) {
  private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}+");

  static Checkpoint of(String origin, long size, byte[] root) {
    return new Checkpoint(origin, size, Base64.getEncoder().encodeToString(root));
  }

  /** Reads the text of a note; empty where it is no checkpoint. */
  public static Optional<Checkpoint> find(SignedNote note) {
    List<String> lines = note.text().lines().toList();
    if (lines.size() < 3
        || lines.get(0).isEmpty()
        || !SIZE.matcher(lines.get(1)).matches()
        || HashText.find(lines.get(2)).length == 0
        || lines.subList(3, lines.size()).stream().anyMatch(String::isEmpty)) {
      return Optional.empty();
    }
    return Optional.of(new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), lines.get(2)));
  }

  /** The text that is signed: three lines. */
  public String text() {
    return origin + "\n" + size + "\n" + root + "\n";
  }

  /** The hash of the tree. */
  public byte[] rootHash() {
    return Base64.getDecoder().decode(root);
  }
}

package org.muwahhad.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A text with signatures below it (C2SP signed-note).
 *
 * @param text ends in a newline
 * @param signatures in the order in which they stand
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
  /** More than any log has witnesses. */
  private static final int MOST_SIGNATURES = 100;

  private static final String DASH = "— ";

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /**
   * One signature.
   *
   * @param name of the key
   * @param keyId its first four bytes in hexadecimal
   * @param signature what follows them, Base64
   */
  public record NoteSignature(String name, String keyId, String signature) {
    /** As a line of a note, with its newline. */
    public String line() {
      byte[] id = HexFormat.of().parseHex(keyId);
      byte[] bytes = Base64.getDecoder().decode(signature);
      byte[] all = new byte[id.length + bytes.length];
      System.arraycopy(id, 0, all, 0, id.length);
      System.arraycopy(bytes, 0, all, id.length, bytes.length);
      return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
    }

    byte[] bytes() {
      return Base64.getDecoder().decode(signature);
    }
  }

  /** Reads a note; empty where it has another form. */
  public static Optional<SignedNote> find(String note) {
    int gap = note.lastIndexOf("\n\n");
    if (gap < 0 || !note.endsWith("\n") || hasControls(note)) {
      return Optional.empty();
    }
    return findSignatures(note.substring(gap + 2))
        .filter(signatures -> !signatures.isEmpty())
        .map(signatures -> new SignedNote(note.substring(0, gap + 1), signatures));
  }

  /** Reads lines of signatures alone; empty where one is none. */
  public static Optional<List<NoteSignature>> findSignatures(String lines) {
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      Optional<NoteSignature> signature = findSignature(line);
      if (signature.isEmpty() || signatures.size() == MOST_SIGNATURES) {
        return Optional.empty();
      }
      signatures.add(signature.get());
    }
    return Optional.of(signatures);
  }

  private static Optional<NoteSignature> findSignature(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !parts[0].equals("—") || !NoteKey.isName(parts[1])) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getDecoder().decode(parts[2]);
      if (all.length <= NoteKey.ID_LENGTH) {
        return Optional.empty();
      }
      byte[] id = Arrays.copyOf(all, NoteKey.ID_LENGTH);
      byte[] signature = Arrays.copyOfRange(all, NoteKey.ID_LENGTH, all.length);
      return Optional.of(
          new NoteSignature(
              parts[1],
              HexFormat.of().formatHex(id),
              Base64.getEncoder().encodeToString(signature)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean hasControls(String note) {
    return note.chars().anyMatch(c -> c < ' ' && c != '\n');
  }

  /** The note with another signature below. */
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.add(signature);
    return new SignedNote(text, all);
  }

  /** As it is written. */
  public String written() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(s -> note.append(s.line()));
    return note.toString();
  }
}

package org.muwahhad.audit.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A proof as it is handed out, which can be checked without the log (C2SP tlog-proof): what the
 * leaf commits to, the path to the root, and the checkpoint with its signatures.
 *
 * @param opening of the leaf
 * @param detail of the entry as it is opened: its salt, a line feed, and JSON; empty where it is
 *     not given
 * @param inclusion of the leaf in the tree of the checkpoint
 * @param note the checkpoint with the signatures of the log and of witnesses
 */
public record TlogProof(
    LeafOpening opening, String detail, InclusionProof inclusion, SignedNote note) {
  private static final String FORMAT = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}+");
  private static final int LONGEST = 1 << 18;

  /** Reads a proof; empty where it has another form. */
  public static Optional<TlogProof> find(String written) {
    String text = written.replace("\r\n", "\n").strip() + "\n";
    int gap = text.indexOf("\n\n");
    if (gap < 0 || text.length() > LONGEST) {
      return Optional.empty();
    }
    List<String> head = text.substring(0, gap).lines().toList();
    Optional<SignedNote> note = SignedNote.find(text.substring(gap + 2));
    Optional<Checkpoint> checkpoint = note.flatMap(Checkpoint::find);
    boolean hasForm =
        head.size() >= 3
            && head.get(0).equals(FORMAT)
            && head.get(1).startsWith(EXTRA)
            && head.get(2).startsWith(INDEX)
            && NUMBER.matcher(head.get(2).substring(INDEX.length())).matches();
    if (!hasForm || checkpoint.isEmpty()) {
      return Optional.empty();
    }
    InclusionProof inclusion =
        new InclusionProof(
            Long.parseLong(head.get(2).substring(INDEX.length())),
            checkpoint.get().size(),
            head.subList(3, head.size()));
    return findExtra(head.get(1).substring(EXTRA.length()))
        .flatMap(
            extra -> {
              int end = endOfOpening(extra);
              return LeafOpening.find(extra.substring(0, end))
                  .map(o -> new TlogProof(o, extra.substring(end), inclusion, note.get()));
            });
  }

  private static Optional<String> findExtra(String encoded) {
    try {
      return Optional.of(new String(Base64.getDecoder().decode(encoded), UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int endOfOpening(String extra) {
    int end = 0;
    for (int line = 0; line < LeafOpening.LINES; line++) {
      int next = extra.indexOf('\n', end);
      if (next < 0) {
        return extra.length();
      }
      end = next + 1;
    }
    return end;
  }

  /** The detail of the entry, JSON; empty where it is not given. */
  public String json() {
    return detail.substring(detail.indexOf('\n') + 1);
  }

  /** As it is handed out. */
  public String written() {
    StringBuilder proof = new StringBuilder(FORMAT).append('\n');
    proof
        .append(EXTRA)
        .append(Base64.getEncoder().encodeToString((opening.text() + detail).getBytes(UTF_8)))
        .append('\n')
        .append(INDEX)
        .append(inclusion.leafIndex())
        .append('\n');
    inclusion.hashes().forEach(h -> proof.append(h).append('\n'));
    return proof.append('\n').append(note.written()).toString();
  }

  /**
   * What is right about a proof.
   *
   * @param isIncluded whether the path leads from what the leaf commits to up to the checkpoint
   * @param isSigned whether the log signed the checkpoint
   * @param isDetail whether the detail is that of the entry, or none is given
   * @param witnesses names of the witnesses that co-signed the checkpoint
   */
  public record ProofVerdict(
      boolean isIncluded, boolean isSigned, boolean isDetail, List<String> witnesses) {
    public ProofVerdict {
      witnesses = List.copyOf(witnesses);
    }

    /** Whether all is right, and enough witnesses co-signed. */
    public boolean isGood(int needed) {
      return isIncluded && isSigned && isDetail && witnesses.size() >= needed;
    }
  }

  /** Checks it with keys that are known from elsewhere. */
  public ProofVerdict check(Collection<NoteKey> logKeys, Collection<NoteKey> witnessKeys) {
    Checkpoint checkpoint = Checkpoint.find(note).orElseThrow();
    boolean isIncluded =
        inclusion.proves(MerkleTree.leafHash(opening.commitment()), checkpoint.rootHash());
    boolean isSigned =
        logKeys.stream().anyMatch(k -> k.name().equals(checkpoint.origin()) && hasSigned(k));
    List<String> witnesses = new ArrayList<>();
    for (NoteKey key : witnessKeys) {
      if (key.type() == NoteKey.WITNESS && hasSigned(key) && !witnesses.contains(key.name())) {
        witnesses.add(key.name());
      }
    }
    return new ProofVerdict(
        isIncluded, isSigned, detail.isEmpty() || opening.isDetail(detail), witnesses);
  }

  private boolean hasSigned(NoteKey key) {
    return note.signatures().stream().anyMatch(s -> key.verifies(note.text(), s));
  }
}

package org.muwahhad.audit.log;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.log.LogQueries.LoggedLeaf;
import org.muwahhad.audit.log.LogQueries.SignedCheckpoint;

/** Proofs that entries of the record are in the log, for those who may read the entries. */
@Singleton
public class LogProofs {
  private final LogQueries queries;
  private final RecordEntryQueries entries;

  LogProofs(LogQueries queries, RecordEntryQueries entries) {
    this.queries = queries;
    this.entries = entries;
  }

  /** How far an entry has come. */
  public enum ProofStage {
    /** It is recorded, and the next checkpoint takes it up. */
    WAITING,
    /** A checkpoint that the log signed covers it. */
    SIGNED,
    /** Enough states co-signed that checkpoint. */
    WITNESSED
  }

  /**
   * A proof.
   *
   * @param proof as it is handed out (C2SP tlog-proof); null while the entry waits
   * @param leafIndex from 0; null likewise
   * @param treeSize of the checkpoint; null likewise
   * @param root of the checkpoint, Base64; null likewise
   * @param signedAt UTC, by the clock of the machine; null likewise
   * @param states whose witnesses co-signed the checkpoint
   * @param timeStamp RFC 3161 token over the signed checkpoint, Base64; null where there is none
   */
  public record LogProof(
      ProofStage stage,
      @Nullable String proof,
      @Nullable Long leafIndex,
      @Nullable Long treeSize,
      @Nullable String root,
      @Nullable Instant signedAt,
      List<String> states,
      @Nullable String timeStamp) {
    private static final LogProof WAITING =
        new LogProof(ProofStage.WAITING, null, null, null, null, null, List.of(), null);

    public LogProof {
      states = List.copyOf(states);
    }

    /**
     * The proof for a reader who may know that the act was done and not all that its entry says.
     */
    public LogProof withoutDetail() {
      return new LogProof(
          stage,
          Optional.ofNullable(proof)
              .flatMap(TlogProof::find)
              .map(p -> new TlogProof(p.opening(), "", p.inclusion(), p.note()).written())
              .orElse(null),
          leafIndex,
          treeSize,
          root,
          signedAt,
          states,
          timeStamp);
    }
  }

  /**
   * The proof of the newest entry of an act about an object.
   *
   * @param act such as {@code bid.submitted}
   * @param objectType such as {@code bid}
   * @param objectId its key
   * @param mark what its detail holds, such as a digest; empty for any detail
   * @return empty where there is no such entry
   */
  @Transactional
  public Optional<LogProof> find(String act, String objectType, String objectId, String mark) {
    return entries.find(act, objectType, objectId, mark).map(this::of);
  }

  /** The same of an entry that one person made. */
  @Transactional
  public Optional<LogProof> findOf(long personId, String act, String objectType, String objectId) {
    return entries.findOf(personId, act, objectType, objectId).map(this::of);
  }

  /** The proof of an entry, by its number. */
  @Transactional
  public LogProof of(long entryId) {
    return queries
        .findLeafOf(entryId)
        .flatMap(
            leaf ->
                queries
                    .findWitnessedCovering(leaf.leafIndex())
                    .or(() -> queries.findCovering(leaf.leafIndex()))
                    .map(checkpoint -> proof(leaf, checkpoint)))
        .orElse(LogProof.WAITING);
  }

  /**
   * Some entries under one checkpoint.
   *
   * @param checkpoint with all its signatures, as it is handed out
   * @param size leaves of its tree
   * @param isWitnessed whether enough states co-signed it
   */
  public record EntriesProved(
      String checkpoint, long size, boolean isWitnessed, List<EntryProved> entries) {
    public EntriesProved {
      entries = List.copyOf(entries);
    }
  }

  /**
   * An entry with the way from its leaf to the checkpoint.
   *
   * @param chain that it is on
   * @param detail as it is opened: its salt, a line feed, and JSON
   */
  public record EntryProved(
      String chain, LeafOpening opening, String detail, InclusionProof inclusion) {

    /** The JSON of the detail. */
    public String json() {
      return detail.substring(detail.indexOf('\n') + 1);
    }
  }

  /**
   * Entries under one checkpoint: the first witnessed one that covers all of them, the first signed
   * one while there is none, or that of a size.
   *
   * @param size of the checkpoint; null for the first
   * @return empty while one of them waits, or where no checkpoint of that size covers them
   */
  @Transactional
  public Optional<EntriesProved> under(List<Long> entryIds, @Nullable Long size) {
    List<LoggedLeaf> leaves =
        entryIds.stream().flatMap(id -> queries.findLeafOf(id).stream()).toList();
    if (leaves.isEmpty() || leaves.size() < entryIds.size()) {
      return Optional.empty();
    }
    long last = leaves.stream().mapToLong(LoggedLeaf::leafIndex).max().orElseThrow();
    Optional<SignedCheckpoint> checkpoint =
        size == null
            ? queries.findWitnessedCovering(last).or(() -> queries.findCovering(last))
            : queries.find(size).filter(c -> c.size() > last);
    return checkpoint.map(
        c -> {
          TileSubtrees tree = new TileSubtrees(queries);
          return new EntriesProved(
              note(c, queries.listCosignatures(c.size())).written(),
              c.size(),
              c.witnessedAt() != null,
              leaves.stream()
                  .map(
                      leaf ->
                          new EntryProved(
                              Objects.requireNonNullElse(leaf.chain(), ""),
                              leaf.opening(),
                              leaf.openedDetail(),
                              InclusionProof.of(tree, leaf.leafIndex(), c.size())))
                  .toList());
        });
  }

  private LogProof proof(LoggedLeaf leaf, SignedCheckpoint checkpoint) {
    InclusionProof inclusion =
        InclusionProof.of(new TileSubtrees(queries), leaf.leafIndex(), checkpoint.size());
    List<LogQueries.Cosignature> given = queries.listCosignatures(checkpoint.size());
    String written =
        new TlogProof(leaf.opening(), leaf.openedDetail(), inclusion, note(checkpoint, given))
            .written();
    byte[] token = checkpoint.timeStamp();
    return new LogProof(
        checkpoint.witnessedAt() == null ? ProofStage.SIGNED : ProofStage.WITNESSED,
        written,
        leaf.leafIndex(),
        checkpoint.size(),
        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(checkpoint.root())),
        checkpoint.signedAt(),
        given.stream().map(LogQueries.Cosignature::stateCode).distinct().toList(),
        token == null ? null : Base64.getEncoder().encodeToString(token));
  }

  /** A checkpoint with all its signatures. */
  static SignedNote note(SignedCheckpoint checkpoint, List<LogQueries.Cosignature> cosignatures) {
    SignedNote note = SignedNote.find(checkpoint.note()).orElseThrow();
    for (LogQueries.Cosignature each : cosignatures) {
      for (SignedNote.NoteSignature signature :
          SignedNote.findSignatures(each.line()).orElse(List.of())) {
        note = note.with(signature);
      }
    }
    return note;
  }
}

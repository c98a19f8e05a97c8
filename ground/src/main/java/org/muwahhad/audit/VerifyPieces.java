package org.muwahhad.audit;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.muwahhad.audit.AuditCheckpoints.Checkpoint;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.UnusableSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the entries piece by piece, several at once. A piece that is complete and in which
 * nothing was found gets a signed checkpoint. Where a piece has one, its entries can be compared
 * with the digest in it instead of being recomputed; where they differ they are recomputed as well.
 */
@Singleton
class VerifyPieces {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyPieces.class);

  /** How many pieces wait for each thread, so that none is idle while checkpoints are written. */
  private static final int WAITING = 2;

  /** For so long an interrupted verification of everything is gone on with. */
  private static final Duration LONGEST_PASS = Duration.ofDays(7);

  private final TransactionOperations<Connection> transactions;
  private final PieceQueries queries;
  private final AuditCheckpoints checkpoints;
  private final EntryJson json;
  private final AnchorSeal seal;
  private final DatabaseClock clock;
  private final int size;

  VerifyPieces(
      TransactionOperations<Connection> transactions,
      PieceQueries queries,
      AuditCheckpoints checkpoints,
      EntryJson json,
      AnchorSeal seal,
      DatabaseClock clock,
      @Value("${muwahhad.audit.checkpoint-entries:10000}") int size) {
    this.transactions = transactions;
    this.queries = queries;
    this.checkpoints = checkpoints;
    this.json = json;
    this.seal = seal;
    this.clock = clock;
    this.size = size;
  }

  /**
   * What the pieces are verified against.
   *
   * @param anchored what each chain's entry at a position hashes to, for the positions that anchors
   *     name; those that were found are taken out
   * @param sealed chains of sealed bids, whose entries are not counted
   * @param due number of the entry up to which no entry is added any more
   * @param demonstration number of the last entry of the load of a demonstration
   */
  record PieceBasis(
      Map<String, String> anchored, Set<String> sealed, long due, long demonstration) {}

  /**
   * Which checkpoints count, and how new ones are written.
   *
   * @param compared those of pieces that need not be recomputed
   * @param known the newest of each piece, which its entries must agree with
   */
  private record PieceCheckpoints(
      Map<EntryPiece, Checkpoint> compared,
      Map<EntryPiece, Checkpoint> known,
      long pass,
      long passEnd) {}

  /**
   * A verified piece.
   *
   * @param entries how many it has
   * @param counted how many of them were recomputed, without those of sealed bids
   */
  private record VerifiedPiece(
      EntryPiece piece,
      PieceFindings findings,
      long entries,
      String sha256,
      boolean isRecomputed,
      long counted) {}

  /**
   * What came of it.
   *
   * @param recomputed how many entries were recomputed, without those of sealed bids
   * @param isAnyCompared whether any piece was compared with its checkpoint alone
   */
  record VerifiedPieces(PieceFindings findings, long recomputed, boolean isAnyCompared) {}

  /** The checkpoints that are the platform's own and whole; the others are findings. */
  List<Checkpoint> listOwn(List<Finding> faults) {
    List<Checkpoint> own = new ArrayList<>();
    String previous = AuditChains.NOTHING_BEFORE;
    List<Checkpoint> batch = checkpoints.listAfter(Long.MIN_VALUE);
    while (!batch.isEmpty()) {
      for (Checkpoint checkpoint : batch) {
        if (!checkpoint.previousHash().equals(previous) || !checkpoint.hasOwnHash()) {
          faults.add(Finding.of("checkpoint-changed", checkpoint.id()));
        } else if (!isSigned(checkpoint)) {
          faults.add(Finding.of("checkpoint-forged", checkpoint.id()));
        } else {
          own.add(checkpoint);
        }
        previous = checkpoint.hash();
      }
      batch = checkpoints.listAfter(batch.get(batch.size() - 1).id());
    }
    return own;
  }

  private boolean isSigned(Checkpoint checkpoint) {
    return seal.isOwn(
        Checkpoint.signed(checkpoint.hash()),
        new AnchorSeal.AnchorSignature(checkpoint.signature(), checkpoint.certificate()));
  }

  /**
   * Verifies all pieces.
   *
   * @param own checkpoints to go by
   * @param mayKeep whether new ones are written: nothing was found so far, and this is no copy
   * @param threads the pieces are verified by
   */
  VerifiedPieces run(
      List<Checkpoint> own,
      PieceBasis basis,
      VerifyAudit.Extent extent,
      boolean mayKeep,
      ExecutorService threads,
      VerifyAudit.Progress progress) {
    PieceCheckpoints kept = choose(own, basis.due(), extent);
    PieceFindings findings = new PieceFindings();
    Map<EntryPiece, Checkpoint> unseen = new HashMap<>(kept.known());
    Deque<Future<VerifiedPiece>> running = new ArrayDeque<>();
    Optional<EntryPiece> next = after(Long.MIN_VALUE);
    long about = about();
    long done = 0;
    long recomputed = 0;
    boolean isAnyCompared = false;
    boolean keeps = mayKeep;
    while (next.isPresent() || !running.isEmpty()) {
      while (next.isPresent() && running.size() < WAITING * VerifyAudit.THREADS) {
        EntryPiece piece = next.get();
        running.add(threads.submit(() -> verify(piece, kept, basis)));
        next = after(piece.last());
      }
      VerifiedPiece verified = VerifyAudit.await(running.remove());
      findings.addAll(verified.findings());
      unseen.remove(verified.piece());
      recomputed += verified.counted();
      isAnyCompared |= !verified.isRecomputed();
      keeps = keeps && findings.isEmpty();
      if (keeps && verified.isRecomputed() && verified.piece().last() <= basis.due()) {
        keeps = keep(verified, kept);
      }
      done++;
      progress.verified(done, Math.max(done, about), verified.isRecomputed());
    }
    // Of these pieces no entry is left.
    unseen.values().stream()
        .sorted(Comparator.comparingLong(Checkpoint::firstEntry))
        .forEach(checkpoint -> findings.addDiffering(differs(checkpoint)));
    return new VerifiedPieces(findings, recomputed, isAnyCompared);
  }

  /**
   * A verification of everything that did not come to its end is gone on with: what it verified is
   * compared with its checkpoints. A new one recomputes every piece. One that was begun long ago is
   * not gone on with, so that nobody who takes away the last checkpoints of an old one spares an
   * entry from being recomputed for good.
   */
  private PieceCheckpoints choose(List<Checkpoint> own, long due, VerifyAudit.Extent extent) {
    Map<EntryPiece, Checkpoint> known = byPiece(own);
    if (extent == VerifyAudit.Extent.SINCE_CHECKPOINT) {
      return new PieceCheckpoints(known, known, 0, 0);
    }
    long newest = own.stream().mapToLong(Checkpoint::pass).max().orElse(0);
    List<Checkpoint> ofPass = own.stream().filter(c -> c.pass() == newest).toList();
    if (extent == VerifyAudit.Extent.ALL
        && newest > 0
        && isRecent(ofPass)
        && isUnfinished(ofPass)) {
      return new PieceCheckpoints(byPiece(ofPass), known, newest, ofPass.get(0).passEnd());
    }
    return new PieceCheckpoints(Map.of(), known, newest + 1, EntryPiece.endBefore(due, size));
  }

  /** The newest of each piece. Those from when pieces had another size are left out. */
  private Map<EntryPiece, Checkpoint> byPiece(List<Checkpoint> checkpoints) {
    Map<EntryPiece, Checkpoint> all = new HashMap<>();
    checkpoints.stream()
        .filter(c -> EntryPiece.of(c.firstEntry(), size).equals(c.piece()))
        .forEach(c -> all.put(c.piece(), c));
    return all;
  }

  private static Finding differs(Checkpoint checkpoint) {
    return Finding.of(
        "checkpoint-differs", checkpoint.firstEntry(), checkpoint.lastEntry(), checkpoint.id());
  }

  private boolean isRecent(List<Checkpoint> ofPass) {
    return ofPass.get(0).at().isAfter(clock.now().minus(LONGEST_PASS));
  }

  private boolean isUnfinished(List<Checkpoint> ofPass) {
    long last = ofPass.stream().mapToLong(Checkpoint::lastEntry).max().orElse(Long.MIN_VALUE);
    long end = ofPass.get(0).passEnd();
    return after(last).filter(piece -> piece.last() <= end).isPresent();
  }

  /** The first piece with an entry after one. */
  private Optional<EntryPiece> after(long entry) {
    return transactions
        .executeRead(status -> queries.findNext(entry))
        .map(id -> EntryPiece.of(id, size));
  }

  /** How many pieces there are where no number was left out. */
  private long about() {
    return transactions.executeRead(
        status -> {
          long first = queries.findFirst().orElse(0L);
          long last = queries.findLast();
          return Math.max(1, last / size - first / size + 1);
        });
  }

  private VerifiedPiece verify(EntryPiece piece, PieceCheckpoints kept, PieceBasis basis) {
    return transactions.executeRead(
        status -> {
          Checkpoint compared = kept.compared().get(piece);
          VerifiedPiece same = compared == null ? null : compare(piece, compared, basis);
          return same == null ? recompute(piece, kept.known().get(piece), basis) : same;
        });
  }

  /** The piece where its entries are those of the checkpoint; otherwise null. */
  private @Nullable VerifiedPiece compare(
      EntryPiece piece, Checkpoint checkpoint, PieceBasis basis) {
    List<PieceQueries.DigestedEntry> entries = queries.listDigests(piece.first(), piece.last());
    String sha256 = digest(entries.stream().map(PieceQueries.DigestedEntry::entrySha256).toList());
    if (!checkpoint.isOf(entries.size(), sha256)) {
      return null;
    }
    PieceFindings findings = new PieceFindings();
    for (PieceQueries.DigestedEntry entry : entries) {
      compareAnchor(
          basis, entry.chain(), entry.chainId(), entry.position(), entry.hash(), findings);
    }
    return new VerifiedPiece(piece, findings, entries.size(), sha256, false, 0);
  }

  private VerifiedPiece recompute(
      EntryPiece piece, @Nullable Checkpoint checkpoint, PieceBasis basis) {
    PieceFindings findings = new PieceFindings();
    List<PieceQueries.PieceEntry> entries = queries.list(piece.first(), piece.last());
    for (PieceQueries.PieceEntry entry : entries) {
      recompute(entry, basis, findings);
    }
    String sha256 = digest(entries.stream().map(PieceQueries.PieceEntry::entrySha256).toList());
    if (checkpoint != null && !checkpoint.isOf(entries.size(), sha256)) {
      findings.addDiffering(differs(checkpoint));
    }
    queries.listWithoutWitness(piece.first(), piece.last()).forEach(findings::addWithoutWitness);
    queries.listOutOfOrder(piece.first(), piece.last()).forEach(findings::addOutOfOrder);
    queries.listHalfTold(piece.first(), piece.last()).forEach(findings::addHalfTold);
    long from = Math.max(queries.findBefore(piece.first()), basis.demonstration());
    queries
        .listBackdated(from, basis.demonstration(), piece.first(), piece.last())
        .forEach(findings::addBackdated);
    long counted = entries.stream().filter(e -> !basis.sealed().contains(e.chain())).count();
    return new VerifiedPiece(piece, findings, entries.size(), sha256, true, counted);
  }

  private void recompute(PieceQueries.PieceEntry entry, PieceBasis basis, PieceFindings findings) {
    if (!entry.isLinked()) {
      findings.add(entry.chainId(), entry.position(), Finding.of("chain-broken", entry.place()));
    }
    if (!entry.ownHash(entry.chain()).equals(entry.hash())) {
      findings.add(entry.chainId(), entry.position(), Finding.of("entry-changed", entry.place()));
    }
    compareAnchor(basis, entry.chain(), entry.chainId(), entry.position(), entry.hash(), findings);
    String object = entry.objectType() + " " + entry.objectId();
    if (json.read(entry.act(), entry.chain(), object, entry.detail()).isEmpty()) {
      findings.addUnreadable(entry.place(), entry.act());
    }
  }

  private static void compareAnchor(
      PieceBasis basis,
      String chain,
      long chainId,
      long position,
      String hash,
      PieceFindings findings) {
    String anchored = basis.anchored().remove(chain + " " + position);
    if (anchored != null && !anchored.equals(hash)) {
      findings.add(chainId, position, Finding.of("entry-not-as-anchored", chain + "#" + position));
    }
  }

  private static String digest(List<String> entries) {
    return Digest.of(entries);
  }

  /** Whether it could be signed; without a key the record is verified none the less. */
  private boolean keep(VerifiedPiece verified, PieceCheckpoints kept) {
    try {
      return transactions.executeWrite(
          status -> {
            write(verified, kept);
            return true;
          });
    } catch (UnusableSetting e) {
      LOG.warn("What was verified gets no checkpoint", e);
      return false;
    }
  }

  private void write(VerifiedPiece verified, PieceCheckpoints kept) {
    EntryPiece piece = verified.piece();
    String previous = checkpoints.lockNewest().orElse(AuditChains.NOTHING_BEFORE);
    Instant at = clock.now();
    String hash =
        Checkpoint.hash(
            previous,
            at,
            kept.pass(),
            kept.passEnd(),
            piece,
            verified.entries(),
            verified.sha256());
    AnchorSeal.AnchorSignature signed = seal.sign(Checkpoint.signed(hash));
    checkpoints.insert(
        at,
        kept.pass(),
        kept.passEnd(),
        piece.first(),
        piece.last(),
        verified.entries(),
        verified.sha256(),
        previous,
        hash,
        signed.signature(),
        signed.certificate());
  }
}

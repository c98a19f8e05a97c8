package org.muwahhad.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.muwahhad.web.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the audit record: every entry's hash, the order of every chain, every head, and every
 * anchor against the entries it covers; then what is kept against what the entries tell of it
 * ({@link RecordCheck}). Entries that a checkpoint covers need not be recomputed ({@link
 * VerifyPieces}).
 */
@Singleton
public class VerifyAudit {
  /** How many pieces or parts are verified at once. */
  static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

  private static final Logger LOG = LoggerFactory.getLogger(VerifyAudit.class);
  private static final int SECONDS_TO_ANSWER = 2;
  private final TransactionOperations<Connection> transactions;
  private final AuditChains chains;
  private final PieceQueries queries;
  private final VerifyPieces verifyPieces;
  private final CheckAnchors checkAnchors;
  private final Tellers tellers;
  private final List<RecordCheck> checks;

  VerifyAudit(
      TransactionOperations<Connection> transactions,
      AuditChains chains,
      PieceQueries queries,
      VerifyPieces verifyPieces,
      CheckAnchors checkAnchors,
      Tellers tellers,
      List<RecordCheck> checks) {
    this.transactions = transactions;
    this.chains = chains;
    this.queries = queries;
    this.verifyPieces = verifyPieces;
    this.checkAnchors = checkAnchors;
    this.tellers = tellers;
    this.checks = checks;
  }

  /** How much is recomputed. */
  public enum Extent {
    /** Every entry, and every stored file. */
    ALL,

    /**
     * The same, of a copy of the record. No checkpoint is written, so that the log of the database
     * can be run over it, which writes its own.
     */
    COPY,

    /** Entries that no checkpoint covers. The others are compared with their checkpoints. */
    SINCE_CHECKPOINT
  }

  /** Hears how far a verification is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Another piece of the entries was verified.
     *
     * @param done how many were
     * @param about how many there are, unless numbers were left out
     * @param isRecomputed whether it was not merely compared with its checkpoint
     * @throws CancellationException to end the verification; another one goes on where it ended
     */
    void verified(long done, long about, boolean isRecomputed);
  }

  /**
   * What the verification found.
   *
   * @param chains how many were verified, without those of sealed bids, which are verified but not
   *     told
   * @param entries how many they hold
   * @param recomputed how many of these were recomputed; the others agree with their checkpoints
   * @param findings each naming chain and position; empty when all is sound
   * @param leftOut what could not be compared, and why
   */
  public record Verification(
      long chains,
      long entries,
      long recomputed,
      long anchors,
      List<Finding> findings,
      List<Finding> leftOut) {
    public Verification {
      findings = List.copyOf(findings);
      leftOut = List.copyOf(leftOut);
    }

    public boolean isSound() {
      return findings.isEmpty();
    }

    /** The findings in English, one line each. */
    public List<String> faults() {
      return findings.stream().map(f -> f.lines().en()).toList();
    }
  }

  /** Everything. Each part has a transaction of its own; the caller has none. */
  public Verification run() {
    return run(Extent.ALL, List.of(), (done, about, isRecomputed) -> {});
  }

  /**
   * The same, as much as is asked for, against anchors that were kept elsewhere.
   *
   * @param copies besides those in the folder of anchors
   */
  public Verification run(Extent extent, List<AnchorCopy> copies, Progress progress) {
    List<Finding> faults = new ArrayList<>();
    RecordCounts counted = new RecordCounts();
    attempt("ANCHORS", faults, () -> checkAnchors.run(chains.listAnchors(), copies, faults));
    List<AuditCheckpoints.Checkpoint> checkpoints = new ArrayList<>();
    attempt("CHECKPOINTS", faults, () -> checkpoints.addAll(verifyPieces.listOwn(faults)));
    List<Finding> leftOut = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      tolerate(
          "CHAINS",
          faults,
          () -> checkChains(checkpoints, extent, progress, threads, counted, faults));
      List<RecordCheck> due = new ArrayList<>();
      for (RecordCheck check : checks) {
        Optional<Finding> left =
            extent == Extent.SINCE_CHECKPOINT && counted.isAnyCompared
                ? check.leftToAll()
                : Optional.empty();
        left.ifPresentOrElse(leftOut::add, () -> due.add(check));
      }
      List<Future<CheckedPart>> parts =
          due.stream().map(check -> threads.submit(() -> compare(check))).toList();
      for (Future<CheckedPart> part : parts) {
        CheckedPart checked = await(part);
        faults.addAll(checked.faults());
        leftOut.addAll(checked.leftOut());
      }
    } finally {
      threads.shutdownNow();
    }
    return new Verification(
        counted.chains, counted.entries, counted.recomputed, counted.anchors, faults, leftOut);
  }

  /** What one {@link RecordCheck} found, and what it left out. */
  private record CheckedPart(List<Finding> faults, List<Finding> leftOut) {}

  private CheckedPart compare(RecordCheck check) {
    CheckedPart checked = new CheckedPart(new ArrayList<>(), new ArrayList<>());
    attempt(
        check.part(),
        checked.faults(),
        () -> {
          check.addTo(checked.faults());
          check.leftOut().ifPresent(checked.leftOut()::add);
        });
    return checked;
  }

  /** What comes of work in another thread; what it throws is thrown here. */
  static <T> T await(Future<T> work) {
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("The verification was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("A part of the verification failed", e);
    }
  }

  /** A part in a transaction of its own. */
  private void attempt(String part, List<Finding> faults, Runnable check) {
    tolerate(
        part,
        faults,
        () ->
            transactions.executeWrite(
                status -> {
                  check.run();
                  return true;
                }));
  }

  /**
   * What cannot be read is a finding beside those made so far, and the rest is verified none the
   * less: anyone who owns the tables can make a view signal that the database is away, and the
   * connection is lost by it. Only a database that is truly away ends the verification.
   */
  private void tolerate(String part, List<Finding> faults, Runnable check) {
    try {
      check.run();
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent() && !isDatabaseThere()) {
        throw e;
      }
      LOG.warn("A part of the record cannot be read: {}", part, e);
      faults.add(Finding.of("part-unreadable", new Finding.FindingTerm("part." + part)));
    }
  }

  private boolean isDatabaseThere() {
    try {
      return transactions.executeRead(status -> status.getConnection().isValid(SECONDS_TO_ANSWER));
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** What was verified so far. */
  private static final class RecordCounts {
    private long chains;
    private long entries;
    private long recomputed;
    private long anchors;
    private boolean isAnyCompared;
  }

  /** What the anchors say, read in one transaction. */
  private record AnchoredRecord(long anchors, VerifyPieces.PieceBasis basis) {}

  private void checkChains(
      List<AuditCheckpoints.Checkpoint> checkpoints,
      Extent extent,
      Progress progress,
      ExecutorService threads,
      RecordCounts counted,
      List<Finding> faults) {
    AnchoredRecord anchored = transactions.executeRead(status -> anchored(faults));
    counted.anchors = anchored.anchors();
    VerifyPieces.PieceBasis basis = anchored.basis();
    PieceFindings findings = new PieceFindings();
    transactions.executeRead(
        status -> {
          checkHeads(basis, counted, findings);
          return true;
        });
    boolean mayKeep = extent != Extent.COPY && faults.isEmpty() && findings.isEmpty();
    VerifyPieces.VerifiedPieces verified =
        verifyPieces.run(checkpoints, basis, extent, mayKeep, threads, progress);
    counted.recomputed = verified.recomputed();
    counted.isAnyCompared = verified.isAnyCompared();
    findings.addAll(verified.findings());
    faults.addAll(findings.ofChains());
    transactions.executeRead(
        status -> {
          chains.listNamesTwice().forEach(name -> faults.add(Finding.of("chain-twice", name)));
          chains
              .listWithoutChain()
              .forEach(id -> faults.add(Finding.of("entry-without-chain", id)));
          return true;
        });
    basis.anchored().keySet().stream()
        .sorted()
        .forEach(key -> faults.add(Finding.of("anchored-missing", key)));
    faults.addAll(findings.ofForms());
  }

  private AnchoredRecord anchored(List<Finding> faults) {
    List<AuditChains.Anchor> anchors = chains.listAnchors();
    return new AnchoredRecord(
        anchors.size(),
        new VerifyPieces.PieceBasis(
            anchoredHeads(anchors, faults),
            Set.copyOf(chains.listSealed()),
            dueForAnchor(anchors),
            tellers.lastOfDemonstration()));
  }

  /** Every chain ends with the entry that it names, which an anchor covers by now. */
  private void checkHeads(
      VerifyPieces.PieceBasis basis, RecordCounts counted, PieceFindings findings) {
    List<PieceQueries.ChainHead> batch = queries.listHeads(Long.MIN_VALUE);
    while (!batch.isEmpty()) {
      for (PieceQueries.ChainHead head : batch) {
        check(head, basis, findings);
        if (!basis.sealed().contains(head.name())) {
          counted.chains++;
          counted.entries += head.entries();
        }
      }
      batch = queries.listHeads(batch.get(batch.size() - 1).id());
    }
  }

  private static void check(
      PieceQueries.ChainHead head, VerifyPieces.PieceBasis basis, PieceFindings findings) {
    long position = Objects.requireNonNullElse(head.lastPosition(), 0L);
    String hash = Objects.requireNonNullElse(head.lastHash(), AuditChains.NOTHING_BEFORE);
    if (head.entries() > position) {
      // Two entries have one place.
      findings.addAtEnd(head.id(), Finding.of("chain-broken", head.name() + "#" + position));
    }
    if (head.length() != position || !head.headHash().equals(hash)) {
      findings.addAtEnd(head.id(), Finding.of("head-differs", head.name()));
    }
    Long last = head.lastId();
    if (last != null
        && last <= basis.due()
        && !basis.anchored().containsKey(head.name() + " " + position)) {
      findings.addAtEnd(head.id(), Finding.of("chain-unanchored", head.name()));
    }
  }

  /**
   * The number up to which every last entry of a chain is anchored by now. It is never above that
   * of the newest entry, whatever an anchor claims.
   */
  private long dueForAnchor(List<AuditChains.Anchor> anchors) {
    return anchors.isEmpty()
        ? Long.MIN_VALUE
        : Math.min(
            queries.findLast(),
            chains.findLastEntryBefore(
                anchors.get(anchors.size() - 1).at().minus(AnchorChains.LONGEST_ACT)));
  }

  private static Map<String, String> anchoredHeads(
      List<AuditChains.Anchor> anchors, List<Finding> faults) {
    Map<String, String> heads = new ConcurrentHashMap<>();
    String previous = AuditChains.NOTHING_BEFORE;
    for (AuditChains.Anchor anchor : anchors) {
      if (!anchor.previousHash().equals(previous)
          || !AnchorChains.hash(previous, anchor.at(), anchor.heads()).equals(anchor.hash())) {
        faults.add(Finding.of("anchor-changed", anchor.id()));
      }
      anchor.heads().lines().forEach(line -> remember(anchor, line, heads, faults));
      previous = anchor.hash();
    }
    return heads;
  }

  /** No anchor may say of an entry what an earlier one does not: what was first said counts. */
  private static void remember(
      AuditChains.Anchor anchor, String line, Map<String, String> heads, List<Finding> faults) {
    int space = line.lastIndexOf(' ');
    if (space < 0) {
      faults.add(Finding.of("anchor-unreadable", anchor.id()));
      return;
    }
    String entry = line.substring(0, space);
    String hash = line.substring(space + 1);
    if (!heads.merge(entry, hash, (first, later) -> first).equals(hash)) {
      faults.add(Finding.of("anchors-differ", anchor.id(), entry));
    }
  }
}

package org.muwahhad.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.web.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recomputes the whole audit record: every entry's hash, the order of every chain, every head, and
 * every anchor against the entries it covers; then what is kept against what the entries tell of it
 * ({@link RecordCheck}).
 */
@Singleton
public class VerifyAudit {
  private static final Logger LOG = LoggerFactory.getLogger(VerifyAudit.class);
  private static final int SECONDS_TO_ANSWER = 2;
  private final TransactionOperations<Connection> transactions;
  private final AuditChains chains;
  private final CheckAnchors checkAnchors;
  private final Tellers tellers;
  private final List<RecordCheck> checks;

  VerifyAudit(
      TransactionOperations<Connection> transactions,
      AuditChains chains,
      CheckAnchors checkAnchors,
      Tellers tellers,
      List<RecordCheck> checks) {
    this.transactions = transactions;
    this.chains = chains;
    this.checkAnchors = checkAnchors;
    this.tellers = tellers;
    this.checks = checks;
  }

  /**
   * What the verification found.
   *
   * @param chains how many were verified, without those of sealed bids, which are verified but not
   *     told
   * @param entries how many they hold
   * @param findings each naming chain and position; empty when all is sound
   * @param leftOut what could not be compared, and why
   */
  public record Verification(
      long chains, long entries, long anchors, List<Finding> findings, List<Finding> leftOut) {
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

  /** Each part in a transaction of its own; the caller has none. */
  public Verification run() {
    return run(List.of());
  }

  /**
   * The same against anchors that were kept elsewhere.
   *
   * @param copies besides those in the folder of anchors
   */
  public Verification run(List<AnchorCopy> copies) {
    List<Finding> faults = new ArrayList<>();
    RecordCounts counted = new RecordCounts();
    attempt("ANCHORS", faults, () -> checkAnchors.run(chains.listAnchors(), copies, faults));
    attempt("CHAINS", faults, () -> checkChains(counted, faults));
    List<Finding> leftOut = new ArrayList<>();
    for (RecordCheck check : checks) {
      attempt(
          check.part(),
          faults,
          () -> {
            check.addTo(faults);
            check.leftOut().ifPresent(leftOut::add);
          });
    }
    return new Verification(counted.chains, counted.entries, counted.anchors, faults, leftOut);
  }

  /**
   * What cannot be read is a finding beside those made so far, and the rest is verified none the
   * less: anyone who owns the tables can make a view signal that the database is away, and the
   * connection is lost by it. Only a database that is truly away ends the verification.
   */
  private void attempt(String part, List<Finding> faults, Runnable check) {
    try {
      transactions.executeWrite(
          status -> {
            check.run();
            return true;
          });
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
    private long anchors;
  }

  private void checkChains(RecordCounts counted, List<Finding> faults) {
    List<AuditChains.Anchor> anchors = chains.listAnchors();
    counted.anchors = anchors.size();
    // What each chain's entry at a position hashes to, for the positions that anchors name.
    Map<String, String> anchored = anchoredHeads(anchors, faults);
    Set<String> sealed = Set.copyOf(chains.listSealed());
    long due = dueForAnchor(anchors);
    List<AuditChains.Chain> batch = chains.listAfter(Long.MIN_VALUE);
    while (!batch.isEmpty()) {
      long last = batch.get(batch.size() - 1).id();
      Map<Long, List<AuditChains.AuditEntryRow>> entries =
          chains.listEntries(batch.get(0).id(), last).stream()
              .collect(Collectors.groupingBy(AuditChains.AuditEntryRow::chainId));
      for (AuditChains.Chain chain : batch) {
        List<AuditChains.AuditEntryRow> own = entries.getOrDefault(chain.id(), List.of());
        check(chain, own, anchored, due, faults);
        if (!sealed.contains(chain.name())) {
          counted.chains++;
          counted.entries += own.size();
        }
      }
      batch = chains.listAfter(last);
    }
    chains.listWithoutWitness().forEach(p -> faults.add(Finding.of("witness-missing", p)));
    chains.listOutOfOrder().forEach(p -> faults.add(Finding.of("entry-out-of-order", p)));
    chains
        .listBackdated(tellers.lastOfDemonstration())
        .forEach(p -> faults.add(Finding.of("entry-backdated", p)));
    chains.listHalfTold().forEach(p -> faults.add(Finding.of("rows-half-told", p)));
    chains.listNamesTwice().forEach(name -> faults.add(Finding.of("chain-twice", name)));
    chains.listWithoutChain().forEach(id -> faults.add(Finding.of("entry-without-chain", id)));
    anchored.keySet().forEach(key -> faults.add(Finding.of("anchored-missing", key)));
  }

  /** The number up to which every last entry of a chain is anchored by now. */
  private long dueForAnchor(List<AuditChains.Anchor> anchors) {
    return anchors.isEmpty()
        ? Long.MIN_VALUE
        : chains.findLastEntryBefore(
            anchors.get(anchors.size() - 1).at().minus(AnchorChains.LONGEST_ACT));
  }

  private static void check(
      AuditChains.Chain chain,
      List<AuditChains.AuditEntryRow> entries,
      Map<String, String> anchored,
      long due,
      List<Finding> faults) {
    ChainCheck check = new ChainCheck(chain, faults);
    boolean isAnchored = true;
    for (AuditChains.AuditEntryRow entry : entries) {
      String anchor = anchored.remove(chain.name() + " " + entry.position());
      isAnchored = anchor != null || entry.id() > due;
      check.next(entry, anchor);
    }
    check.end();
    if (!isAnchored) {
      faults.add(Finding.of("chain-unanchored", chain.name()));
    }
  }

  private static Map<String, String> anchoredHeads(
      List<AuditChains.Anchor> anchors, List<Finding> faults) {
    Map<String, String> heads = new HashMap<>();
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

package org.muwahhad.audit;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
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
  private final AuditChains chains;
  private final CheckAnchors checkAnchors;
  private final List<RecordCheck> checks;

  VerifyAudit(AuditChains chains, CheckAnchors checkAnchors, List<RecordCheck> checks) {
    this.chains = chains;
    this.checkAnchors = checkAnchors;
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

  @Transactional
  public Verification run() {
    return run(List.of());
  }

  /**
   * The same against anchors that were kept elsewhere.
   *
   * @param copies besides those in the folder of anchors
   */
  @Transactional
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
            faults.addAll(check.findings());
            check.leftOut().ifPresent(leftOut::add);
          });
    }
    return new Verification(counted.chains, counted.entries, counted.anchors, faults, leftOut);
  }

  /**
   * What cannot be read, since somebody put there what the service never writes, is a finding, and
   * the rest is verified none the less. What the database cannot do for the moment is none.
   */
  private static void attempt(String part, List<Finding> faults, Runnable check) {
    try {
      check.run();
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        throw e;
      }
      LOG.warn("A part of the record cannot be read: {}", part, e);
      faults.add(Finding.of("part-unreadable", new Finding.Term("part." + part)));
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
    List<AuditChains.Chain> batch = chains.listAfter(Long.MIN_VALUE);
    while (!batch.isEmpty()) {
      long last = batch.get(batch.size() - 1).id();
      Map<Long, List<AuditChains.Entry>> entries =
          chains.listEntries(batch.get(0).id(), last).stream()
              .collect(Collectors.groupingBy(AuditChains.Entry::chainId));
      for (AuditChains.Chain chain : batch) {
        List<AuditChains.Entry> own = entries.getOrDefault(chain.id(), List.of());
        check(chain, own, anchored, faults);
        if (!sealed.contains(chain.name())) {
          counted.chains++;
          counted.entries += own.size();
        }
      }
      batch = chains.listAfter(last);
    }
    chains.listWithoutWitness().forEach(p -> faults.add(Finding.of("witness-missing", p)));
    chains.listOutOfOrder().forEach(p -> faults.add(Finding.of("entry-out-of-order", p)));
    chains.listWithoutChain().forEach(id -> faults.add(Finding.of("entry-without-chain", id)));
    anchored.keySet().forEach(key -> faults.add(Finding.of("anchored-missing", key)));
  }

  private static void check(
      AuditChains.Chain chain,
      List<AuditChains.Entry> entries,
      Map<String, String> anchored,
      List<Finding> faults) {
    ChainCheck check = new ChainCheck(chain, faults);
    for (AuditChains.Entry entry : entries) {
      check.next(entry, anchored.remove(chain.name() + " " + entry.position()));
    }
    check.end();
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

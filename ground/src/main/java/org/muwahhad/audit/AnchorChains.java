package org.muwahhad.audit;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Sha256;
import org.muwahhad.shared.UnusableSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ties the heads of all chains that grew since the last anchor into one hash, at intervals. Anyone
 * who keeps a copy of an anchor can later show that no chain was cut or rewritten before it.
 */
@Singleton
public class AnchorChains {
  private static final Logger LOG = LoggerFactory.getLogger(AnchorChains.class);
  static final Duration LONGEST_ACT = Duration.ofHours(1);
  private static final int COPIED_AT_ONCE = 500;
  private final AuditChains chains;
  private final GrownChainQueries grown;
  private final AnchorSeal seal;
  private final AnchorFiles files;
  private final DatabaseClock clock;

  /** Up to which anchor the folder of this node has all; after a start nobody knows. */
  private volatile long copiedTo;

  AnchorChains(
      AuditChains chains,
      GrownChainQueries grown,
      AnchorSeal seal,
      AnchorFiles files,
      DatabaseClock clock) {
    this.chains = chains;
    this.grown = grown;
    this.seal = seal;
    this.files = files;
    this.clock = clock;
  }

  /**
   * Anchors the chains that grew. Also when none did: otherwise the time of an anchor, and how many
   * there are, would tell that a bid came which is still sealed.
   */
  @Transactional
  public void run() {
    // Before the heads are read: whatever is written meanwhile is looked at again.
    long newest = chains.findNewestEntry();
    Optional<AuditChains.Anchor> last = chains.findLastAnchor();
    List<GrownChainQueries.GrownChain> since = grownSince(last.map(AuditChains.Anchor::at));
    Instant at = clock.now();
    String previous = last.map(AuditChains.Anchor::hash).orElse(AuditChains.NOTHING_BEFORE);
    String heads = since.stream().map(AnchorChains::line).collect(Collectors.joining("\n"));
    long entries = since.stream().mapToLong(GrownChainQueries.GrownChain::length).sum();
    String hash = hash(previous, at, heads);
    AnchorSeal.AnchorSignature signed = seal.sign(AnchorCopy.signed(at, previous, hash));
    chains.insertAnchor(
        at,
        since.size(),
        entries,
        newest,
        hash,
        previous,
        heads,
        signed.signature(),
        signed.certificate());
  }

  /**
   * An entry is visible only once its act is committed, which may be after the next anchor was
   * made. So chains are looked at whose last entry has a number above those that stood a while
   * before the last anchor, and those heads that an anchor of that while has are left out. The time
   * that an entry claims plays no part.
   */
  private List<GrownChainQueries.GrownChain> grownSince(Optional<Instant> last) {
    if (last.isEmpty()) {
      return grown.listAbove(Long.MIN_VALUE);
    }
    Instant from = last.get().minus(LONGEST_ACT);
    Set<String> anchored =
        chains.listAnchorsSince(from).stream()
            .flatMap(a -> a.heads().lines())
            .collect(Collectors.toSet());
    return grown.listAbove(chains.findEntryOfLastAnchorBefore(from)).stream()
        .filter(c -> !anchored.contains(line(c)))
        .toList();
  }

  private static String line(GrownChainQueries.GrownChain chain) {
    return chain.name() + " " + chain.length() + " " + chain.headHash();
  }

  /** The newest anchor, as it is kept outside. */
  @Transactional
  public Optional<AnchorCopy> findNewest() {
    return chains.findLastAnchor().map(AnchorCopy::of);
  }

  /**
   * Copies all anchors that are not there yet to the folder of anchors. The first time since the
   * start every anchor is looked at, some at a time; from then on only those that came since.
   *
   * @throws UncheckedIOException when it can't be written
   */
  @Transactional
  public void copy() {
    List<AuditChains.Anchor> some = chains.listWithoutHeads(copiedTo, COPIED_AT_ONCE);
    while (!some.isEmpty()) {
      files.add(some.stream().map(AnchorCopy::of).toList());
      copiedTo = some.get(some.size() - 1).id();
      some = chains.listWithoutHeads(copiedTo, COPIED_AT_ONCE);
    }
  }

  @Scheduled(fixedDelay = "${muwahhad.audit-anchor-interval:10m}", initialDelay = "1m")
  void anchorOnTime() {
    try {
      run();
    } catch (DataAccessException | UnusableSetting e) {
      // The next turn covers what this one did not. Anchors of other nodes are copied all the same.
      LOG.warn("The audit chains could not be anchored now", e);
    }
    try {
      copy();
    } catch (DataAccessException | UncheckedIOException e) {
      LOG.warn("Anchors could not be copied to their folder now", e);
    }
  }

  static String hash(String previous, Instant at, String heads) {
    return Sha256.of(previous + "\n" + at + "\n" + heads);
  }
}

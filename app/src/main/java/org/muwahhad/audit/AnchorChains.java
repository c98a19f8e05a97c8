package org.muwahhad.audit;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ties the heads of all chains that grew since the last anchor into one hash, at intervals. Whoever
 * keeps a copy of an anchor can later show that no chain was cut or rewritten before it.
 */
@Singleton
public class AnchorChains {
  private static final Logger LOG = LoggerFactory.getLogger(AnchorChains.class);
  private final AuditChains chains;
  private final GrownChains grown;
  private final DatabaseClock clock;

  AnchorChains(AuditChains chains, GrownChains grown, DatabaseClock clock) {
    this.chains = chains;
    this.grown = grown;
    this.clock = clock;
  }

  @Transactional
  public void run() {
    Optional<AuditChains.Anchor> last = chains.findLastAnchor();
    List<GrownChains.GrownChain> since =
        grown.listSince(last.map(AuditChains.Anchor::at).orElse(Instant.EPOCH));
    if (since.isEmpty()) {
      return;
    }
    Instant at = clock.now();
    String previous = last.map(AuditChains.Anchor::hash).orElse(AuditChains.NOTHING_BEFORE);
    String heads =
        since.stream()
            .map(c -> c.name() + " " + c.length() + " " + c.headHash())
            .collect(Collectors.joining("\n"));
    long entries = since.stream().mapToLong(GrownChains.GrownChain::length).sum();
    chains.insertAnchor(at, since.size(), entries, hash(previous, at, heads), previous, heads);
  }

  @Scheduled(fixedDelay = "${muwahhad.audit-anchor-interval:10m}", initialDelay = "1m")
  void anchorOnTime() {
    try {
      run();
    } catch (DataAccessException e) {
      // The next turn covers what this one did not.
      LOG.warn("The audit chains could not be anchored now", e);
    }
  }

  static String hash(String previous, Instant at, String heads) {
    return Sha256.of(previous + "\n" + at + "\n" + heads);
  }
}

package org.muwahhad.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes one chain, entry by entry: each hash, their order, the head, and what anchors say of
 * an entry. A hash holds the name of the chain, so that a chain that got another name is found.
 */
final class ChainCheck {
  private final AuditChains.Chain chain;
  private final List<Finding> faults;
  private String previous = AuditChains.NOTHING_BEFORE;
  private long position;

  /** What is found is added to the list. */
  ChainCheck(AuditChains.Chain chain, List<Finding> faults) {
    this.chain = chain;
    this.faults = faults;
  }

  /**
   * The entry that comes next.
   *
   * @param anchored its hash as an anchor has it; null where none names it
   */
  void next(AuditChains.AuditEntryRow entry, @Nullable String anchored) {
    position++;
    String place = chain.name() + "#" + entry.position();
    if (entry.position() != position || !entry.previousHash().equals(previous)) {
      faults.add(Finding.of("chain-broken", place));
    }
    if (!entry.ownHash(chain.name()).equals(entry.hash())) {
      faults.add(Finding.of("entry-changed", place));
    }
    if (anchored != null && !anchored.equals(entry.hash())) {
      faults.add(Finding.of("entry-not-as-anchored", place));
    }
    previous = entry.hash();
    position = entry.position();
  }

  /** No entry comes any more. */
  void end() {
    if (chain.length() != position || !chain.headHash().equals(previous)) {
      faults.add(Finding.of("head-differs", chain.name()));
    }
  }
}

package org.muwahhad.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes one chain, entry by entry: each hash, their order, the head, and what anchors say of
 * an entry.
 */
final class ChainCheck {
  private final AuditChains.Chain chain;
  private final List<String> faults;
  private String previous = AuditChains.NOTHING_BEFORE;
  private long position;

  /** Faults are added to the list, one line each, in English. */
  ChainCheck(AuditChains.Chain chain, List<String> faults) {
    this.chain = chain;
    this.faults = faults;
  }

  /**
   * The entry that comes next.
   *
   * @param anchored its hash as an anchor has it; null where none names it
   */
  void next(AuditChains.Entry entry, @Nullable String anchored) {
    position++;
    String place = chain.name() + "#" + entry.position();
    if (entry.position() != position || !entry.previousHash().equals(previous)) {
      faults.add("chain is broken before " + place);
    }
    if (!hash(entry).equals(entry.hash())) {
      faults.add("entry was changed: " + place);
    }
    if (anchored != null && !anchored.equals(entry.hash())) {
      faults.add("entry differs from its anchor: " + place);
    }
    previous = entry.hash();
    position = entry.position();
  }

  /** No entry comes any more. */
  void end() {
    if (chain.length() != position || !chain.headHash().equals(previous)) {
      faults.add("head does not match the last entry: " + chain.name());
    }
  }

  private static String hash(AuditChains.Entry e) {
    return AuditLog.hash(
        e.previousHash(),
        e.position(),
        e.at(),
        e.personId(),
        e.actingAs(),
        e.act(),
        e.objectType(),
        e.objectId(),
        e.detail());
  }
}

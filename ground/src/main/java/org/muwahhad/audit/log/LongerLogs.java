package org.muwahhad.audit.log;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What witnesses told this node of a log of the same name that is longer than the one here. */
@Singleton
class LongerLogs {
  /** By the witness: the size that it names. */
  private final Map<Long, Long> sizes = new ConcurrentHashMap<>();

  private volatile boolean heard;
  private volatile boolean elsewhere;

  /**
   * Whether a witness told since the start what it has co-signed. Any other answer, such as that of
   * a gateway in between, says nothing of the log.
   */
  boolean isHeard() {
    return heard;
  }

  /** A witness has co-signed a longer log. */
  void note(long witnessId, long size) {
    sizes.put(witnessId, size);
    heard = true;
  }

  /** A witness has co-signed what is here. */
  void forget(long witnessId) {
    sizes.remove(witnessId);
    heard = true;
  }

  /**
   * Finds out whether the log goes on elsewhere: so many witnesses know a longer one that too few
   * are left for a head of this one.
   *
   * @param signed size of the newest checkpoint here
   * @param needed how many have to co-sign
   */
  boolean find(Collection<Long> witnesses, long signed, int needed) {
    long knowing = witnesses.stream().filter(w -> sizes.getOrDefault(w, 0L) > signed).count();
    elsewhere = knowing > 0 && witnesses.size() - knowing < needed;
    return elsewhere;
  }

  /** What was found out last. */
  boolean isElsewhere() {
    return elsewhere;
  }
}

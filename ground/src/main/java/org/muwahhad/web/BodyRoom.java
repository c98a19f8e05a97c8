package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.shared.Refusal;

/**
 * The memory of a node for bodies that come in: each takes as much of it as has come, so that a
 * body that trickles in keeps nobody out. One party, such as a person, has no more than its share.
 * All strangers together have no more than a part, and leave the rest to people who signed in.
 */
@Singleton
class BodyRoom {
  /** A body comes in pieces, and each costs this much besides its bytes. */
  private static final int COST_OF_PIECE = 256;

  private static final int SECONDS_UNTIL_NEXT_TRY = 30;
  private static final long LARGEST_BODY = 64L * 1024 * 1024;
  private final long all;
  private final long ofOne;
  private final long ofStrangers;
  private final Map<String, Long> taken = new HashMap<>();
  private long takenByAll;
  private long takenByStrangers;

  /**
   * With its size.
   *
   * @param all bytes for all bodies together; a quarter of the heap, and two of the largest bodies
   *     at least, when zero
   * @param ofOne bytes for the bodies of one party; a quarter of all, and one of the largest bodies
   *     at least, when zero
   * @param ofStrangers bytes for the bodies of all who are not signed in; half of all when zero
   */
  BodyRoom(
      @ReadableBytes @Value("${muwahhad.bodies.room:0}") long all,
      @ReadableBytes @Value("${muwahhad.bodies.room-of-one:0}") long ofOne,
      @ReadableBytes @Value("${muwahhad.bodies.room-of-strangers:0}") long ofStrangers) {
    this.all = all > 0 ? all : Math.max(2 * LARGEST_BODY, Runtime.getRuntime().maxMemory() / 4);
    this.ofOne = ofOne > 0 ? ofOne : Math.max(LARGEST_BODY, this.all / 4);
    this.ofStrangers = ofStrangers > 0 ? ofStrangers : this.all / 2;
  }

  /** Room for one body, which grows as it comes in. */
  final class RoomForBody {
    private final String party;
    private final boolean ofStranger;
    private long bytes;
    private boolean left;

    private RoomForBody(String party, boolean ofStranger) {
      this.party = party;
      this.ofStranger = ofStranger;
    }

    /**
     * Makes room for one more piece of the body.
     *
     * @throws Refusal.Busy {@code shared.busy} when there is none
     */
    void add(int length) {
      synchronized (taken) {
        long more = (long) length + COST_OF_PIECE;
        long ofParty = taken.getOrDefault(party, 0L) + more;
        boolean tooMany = ofStranger && takenByStrangers + more > ofStrangers;
        if (left || tooMany || ofParty > ofOne || takenByAll + more > all) {
          throw new Refusal.Busy(SECONDS_UNTIL_NEXT_TRY);
        }
        bytes += more;
        takenByAll += more;
        takenByStrangers += ofStranger ? more : 0;
        taken.put(party, ofParty);
      }
    }

    /** Gives the room back; a second time changes nothing. */
    void leave() {
      synchronized (taken) {
        if (!left) {
          left = true;
          takenByAll -= bytes;
          takenByStrangers -= ofStranger ? bytes : 0;
          long given = bytes;
          taken.computeIfPresent(party, (p, sum) -> sum == given ? null : sum - given);
        }
      }
    }
  }

  /**
   * Room for a body, nothing of it taken yet.
   *
   * @param party whose body it is
   * @param ofStranger whether nobody is signed in
   */
  RoomForBody open(String party, boolean ofStranger) {
    return new RoomForBody(party, ofStranger);
  }

  /** Bytes that bodies take now. */
  long taken() {
    synchronized (taken) {
      return takenByAll;
    }
  }
}

package org.muwahhad.bid;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The second meeting of an opening panel, as a member of the panel sees it.
 *
 * @param room who is present and how many shares were given for the prices; due once the panel may
 *     meet
 * @param technicalClosed whether the technical evaluation is closed
 * @param passed bids whose prices are opened
 * @param failed bids whose prices stay sealed
 * @param noticeDays days that must lie between announcement and meeting
 * @param meetsAt UTC; null before it is announced
 */
@Serdeable
public record PriceRoom(
    OpeningRoom room,
    boolean technicalClosed,
    int passed,
    int failed,
    int noticeDays,
    @Nullable Instant meetsAt) {

  /** Whether the chair has to announce the meeting. */
  public boolean isToBeAnnounced() {
    return technicalClosed && passed > 0 && meetsAt == null;
  }
}

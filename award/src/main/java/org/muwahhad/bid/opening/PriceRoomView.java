package org.muwahhad.bid.opening;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.tender.ComputedDeadline;

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
 * @param computed what the time of the meeting had, or has, to keep; null where no rule says
 */
public record PriceRoomView(
    OpeningRoomView room,
    boolean technicalClosed,
    int passed,
    int failed,
    int noticeDays,
    @Nullable Instant meetsAt,
    @Nullable ComputedDeadline computed) {

  /** Whether the chair has to announce the meeting. */
  public boolean isToBeAnnounced() {
    return technicalClosed && passed > 0 && meetsAt == null;
  }
}

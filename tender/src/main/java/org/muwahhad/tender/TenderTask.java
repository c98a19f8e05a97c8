package org.muwahhad.tender;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * One step of preparing or running a tender, as its buyer reads it.
 *
 * @param leadsTo the status that the tender has once this and all steps before it are done
 * @param textKey message key of what is to be done
 * @param whoKey message key of the person who does it
 * @param doneBy who did it; null while it is not done, or where nobody in particular did
 * @param at UTC; what {@code time} says of the step
 * @param place where it is done, as a part of the pages of the tender, such as {@code /lots}; empty
 *     for none
 * @param open what keeps it from being done, and advice
 */
public record TenderTask(
    TenderStatus leadsTo,
    String textKey,
    TaskState state,
    String whoKey,
    @Nullable Bilingual doneBy,
    @Nullable Instant at,
    TaskTime time,
    String place,
    List<OpenPoint> open) {
  public TenderTask {
    open = List.copyOf(open);
  }

  /** Where a step stands. */
  public enum TaskState {
    DONE,
    TO_DO,
    /** Another step comes first. */
    NOT_YET
  }

  /** What the instant of a step is. */
  public enum TaskTime {
    /** When it was done. */
    DONE,
    /** Until when it is to be done. */
    DUE,
    /** From when on it can be done. */
    FROM
  }

  /**
   * Something in a step that does not hold.
   *
   * @param textKey message key of what must hold
   * @param about whom or what it fails for, where that helps
   * @param fragment the field as the end of an address; empty where it is not one field
   * @param advice whether the tender may go on without it
   */
  public record OpenPoint(
      String textKey, @Nullable Bilingual about, String fragment, boolean advice) {}
}

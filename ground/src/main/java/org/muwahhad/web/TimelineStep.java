package org.muwahhad.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a procedure.
 *
 * @param at when it happened or is due; null when not yet fixed
 * @param detail one line more, such as who did it; may be empty
 * @param reason why, in the words of the person who did it; may be empty
 */
public record TimelineStep(
    String title, StepState state, @Nullable Instant at, String detail, String reason) {

  /** A step that needs no reason. */
  public TimelineStep(String title, StepState state, @Nullable Instant at, String detail) {
    this(title, state, at, detail, "");
  }

  /** Where the procedure stands at this step. */
  public enum StepState {
    DONE,
    CURRENT,
    AHEAD
  }
}

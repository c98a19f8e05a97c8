package org.muwahhad.demand.round;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Texts;
import org.muwahhad.web.TimelineStep;

/** The life of a round as steps: what was reached and when, where it stands, what is ahead. */
final class RoundTimeline {
  private RoundTimeline() {}

  static List<TimelineStep> of(Texts t, RoundQueries.RoundRow round, Instant now) {
    List<TimelineStep> steps = new ArrayList<>();
    boolean opened = round.status() != RoundStatus.PLANNED && !now.isBefore(round.opensAt());
    boolean over = !now.isBefore(round.endorsementUntil());
    boolean closed = round.closedAt() != null || !now.isBefore(round.closesAt());
    boolean cancelled = round.status() == RoundStatus.CANCELLED;
    steps.add(step(t, "planned", round.createdAt(), TimelineStep.StepState.DONE));
    if (!cancelled || round.announcedAt() != null) {
      steps.add(step(t, "announced", round.announcedAt(), done(round.announcedAt() != null)));
    }
    if (cancelled) {
      steps.add(step(t, "cancelled", null, TimelineStep.StepState.CURRENT));
      return steps;
    }
    steps.add(step(t, "opens", round.opensAt(), state(opened, closed)));
    steps.add(step(t, "closes", closing(round), state(closed, over)));
    boolean aggregated = round.status() == RoundStatus.AGGREGATED;
    steps.add(step(t, "endorsement", round.endorsementUntil(), done(aggregated || closed && over)));
    steps.add(
        step(
            t,
            "aggregated",
            null,
            aggregated ? TimelineStep.StepState.CURRENT : TimelineStep.StepState.AHEAD));
    return steps;
  }

  private static Instant closing(RoundQueries.RoundRow round) {
    Instant closed = round.closedAt();
    return closed == null ? round.closesAt() : closed;
  }

  private static TimelineStep.StepState done(boolean reached) {
    return reached ? TimelineStep.StepState.DONE : TimelineStep.StepState.AHEAD;
  }

  /** A step that lasts until the next one begins. */
  private static TimelineStep.StepState state(boolean reached, boolean next) {
    if (!reached) {
      return TimelineStep.StepState.AHEAD;
    }
    return next ? TimelineStep.StepState.DONE : TimelineStep.StepState.CURRENT;
  }

  private static TimelineStep step(
      Texts t, String key, @Nullable Instant at, TimelineStep.StepState state) {
    return new TimelineStep(t.get("demand.step." + key), state, at, "");
  }
}

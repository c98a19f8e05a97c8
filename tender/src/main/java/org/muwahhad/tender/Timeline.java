package org.muwahhad.tender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Texts;
import org.muwahhad.web.TimelineStep;

/** The life of a tender as steps: what was reached and when, where it stands, what is ahead. */
final class Timeline {
  private Timeline() {}

  static List<TimelineStep> of(Texts t, TenderFile file) {
    List<TimelineStep> steps = new ArrayList<>();
    TenderQueries.Tender tender = file.tender();
    TenderStatus now = tender.status();
    for (TenderStatus status : TenderStatus.values()) {
      TenderQueries.Milestone reached = last(file.milestones(), status);
      boolean listed =
          now == TenderStatus.CANCELLED ? reached != null : status != TenderStatus.CANCELLED;
      if (listed) {
        steps.add(
            new TimelineStep(
                t.get("tender.milestone." + status),
                state(now, status),
                at(tender, status, reached),
                reached == null ? planned(t, tender, status) : by(t, reached)));
      }
    }
    return steps;
  }

  private static TimelineStep.StepState state(TenderStatus now, TenderStatus status) {
    if (status == now) {
      return TimelineStep.StepState.CURRENT;
    }
    return now == TenderStatus.CANCELLED || status.compareTo(now) < 0
        ? TimelineStep.StepState.DONE
        : TimelineStep.StepState.AHEAD;
  }

  /** How a tender came to a status it has now or had on its way; null when it did not yet. */
  static TenderQueries.@Nullable Milestone reached(TenderFile file, TenderStatus status) {
    return last(file.milestones(), status);
  }

  // A draft returned from approval has an old approval among its milestones: ahead again.
  private static TenderQueries.@Nullable Milestone last(
      List<TenderQueries.Milestone> milestones, TenderStatus status) {
    TenderQueries.Milestone last = null;
    for (TenderQueries.Milestone milestone : milestones) {
      if (milestone.status() == status) {
        last = milestone;
      } else if (last != null && milestone.status().compareTo(status) < 0) {
        last = null;
      }
    }
    return last;
  }

  private static @Nullable Instant at(
      TenderQueries.Tender tender, TenderStatus status, TenderQueries.@Nullable Milestone reached) {
    if (reached != null) {
      return reached.at();
    }
    return switch (status) {
      case CLOSED -> tender.deadlineAt();
      case AWARDED -> tender.standstillUntil();
      default -> null;
    };
  }

  private static String planned(Texts t, TenderQueries.Tender tender, TenderStatus status) {
    boolean due =
        (status == TenderStatus.CLOSED && tender.deadlineAt() != null)
            || (status == TenderStatus.AWARDED && tender.standstillUntil() != null);
    return due ? t.get("tender.planned") : "";
  }

  private static String by(Texts t, TenderQueries.Milestone reached) {
    Bilingual name = reached.name();
    return name == null ? "" : t.of(name);
  }
}

package org.muwahhad.demand.round;

import java.util.Set;

/**
 * Life of a procuring entity's submission in a round. Every change that is allowed stands in {@link
 * Event}; all else is refused, by the database too.
 */
public enum SubmissionStatus {
  DRAFT,
  SUBMITTED,
  RETURNED,
  ENDORSED,
  WITHDRAWN;

  /** Whether its lines can be changed. */
  public boolean isEditable() {
    return this == DRAFT || this == RETURNED;
  }

  /** What can happen to a submission: from where, to where. */
  public enum SubmissionEvent {
    SUBMIT(Set.of(SubmissionStatus.DRAFT, SubmissionStatus.RETURNED), SubmissionStatus.SUBMITTED),
    ENDORSE(Set.of(SubmissionStatus.SUBMITTED), SubmissionStatus.ENDORSED),
    /** The coordinator takes the endorsement back, until the round is aggregated. */
    WITHDRAW_ENDORSEMENT(Set.of(SubmissionStatus.ENDORSED), SubmissionStatus.SUBMITTED),
    RETURN(Set.of(SubmissionStatus.SUBMITTED), SubmissionStatus.RETURNED),
    WITHDRAW(
        Set.of(SubmissionStatus.DRAFT, SubmissionStatus.SUBMITTED, SubmissionStatus.RETURNED),
        SubmissionStatus.WITHDRAWN),
    /** An entity that withdrew takes its demand up again while the round is open. */
    TAKE_UP(Set.of(SubmissionStatus.WITHDRAWN), SubmissionStatus.DRAFT);

    private final Set<SubmissionStatus> from;
    private final SubmissionStatus to;

    SubmissionEvent(Set<SubmissionStatus> from, SubmissionStatus to) {
      this.from = from;
      this.to = to;
    }

    public boolean isAllowedFrom(SubmissionStatus status) {
      return from.contains(status);
    }

    public SubmissionStatus to() {
      return to;
    }
  }
}

package org.muwahhad.committee;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;
import org.muwahhad.audit.Key;

/** Entries of the decisions and meetings of the committees. */
public sealed interface CommitteeEntry extends Entry {

  /**
   * A question was put to a committee.
   *
   * @param sha256 of what it decides on
   * @param valueInRiyals of the recommendation; null at levels after the first
   */
  @Act(
      name = "committee.question-put",
      by = {Role.EVALUATOR, Role.COMMITTEE_MEMBER},
      chain = "tender:{tenderId}",
      object = "decision {decisionId}")
  record QuestionPut(
      long tenderId,
      long decisionId,
      String committee,
      String sha256,
      @Nullable BigDecimal valueInRiyals)
      implements CommitteeEntry {}

  /**
   * A member voted for a state.
   *
   * @param reason empty where none was given
   * @param sha256 of what was voted on
   * @param pack hash of the papers of the meeting; empty outside of meetings
   */
  @Act(
      name = "committee.vote-cast",
      by = Role.COMMITTEE_MEMBER,
      chain = "tender:{tenderId}",
      object = "decision {decisionId}")
  record VoteCast(
      long tenderId,
      long decisionId,
      String state,
      VoteChoice choice,
      String reason,
      String sha256,
      String pack)
      implements CommitteeEntry {}

  /**
   * The outcome of a vote was recorded.
   *
   * @param inFavour votes; the same for the two that follow
   * @param returnedTo where it was not adopted and goes back, with the reason
   */
  @Act(
      name = "committee.decision-closed",
      by = Role.COMMITTEE_MEMBER,
      chain = "tender:{tenderId}",
      object = "decision {decisionId}")
  record OutcomeRecorded(
      long tenderId,
      long decisionId,
      DecisionStatus outcome,
      @Key("for") int inFavour,
      int against,
      int abstained,
      String sha256,
      @Nullable ReturnTo returnedTo,
      @Nullable String reason)
      implements CommitteeEntry {}

  /**
   * A member declared a conflict of interest.
   *
   * @param voteSetAside {@code true} or {@code false}: whether a vote of the member no longer
   *     counts
   */
  @Act(
      name = "committee.conflict-learned",
      by = Role.COMMITTEE_MEMBER,
      chain = "tender:{tenderId}",
      object = "decision {decisionId}")
  record MemberConflictDeclared(
      long tenderId, long decisionId, String state, String statement, String voteSetAside)
      implements CommitteeEntry {}

  /**
   * A person got a seat.
   *
   * @param proposal of the account, and {@code proposedBy} the person who made it
   */
  @Act(
      name = "committee.member-appointed",
      by = Role.ADMINISTRATOR,
      chain = "committee:{committee}",
      object = "person {personId}")
  record MemberAppointed(
      String committee, long personId, String state, boolean chair, long proposal, long proposedBy)
      implements CommitteeEntry {}

  /**
   * A meeting was called.
   *
   * @param pack hash of its papers
   * @param items of its agenda
   */
  @Act(
      name = "committee.meeting-called",
      by = Role.COMMITTEE_MEMBER,
      chain = "committee:{committee}",
      object = "meeting {meetingId}")
  record MeetingCalled(String committee, long meetingId, Instant startsAt, String pack, int items)
      implements CommitteeEntry {}

  @Act(name = "committee.meeting-moved", by = Role.COMMITTEE_MEMBER, chain = "meeting:{meetingId}")
  record MeetingMoved(long meetingId, Instant from, Instant to, String place)
      implements CommitteeEntry {}

  @Act(
      name = "committee.meeting-cancelled",
      by = Role.COMMITTEE_MEMBER,
      chain = "meeting:{meetingId}")
  record MeetingCancelled(long meetingId, String reason) implements CommitteeEntry {}

  @Act(
      name = "committee.attendance-recorded",
      by = Role.COMMITTEE_MEMBER,
      chain = "meeting:{meetingId}")
  record AttendanceRecorded(long meetingId, List<String> present) implements CommitteeEntry {}

  @Act(name = "committee.remark-made", by = Role.COMMITTEE_MEMBER, chain = "meeting:{meetingId}")
  record RemarkMade(long meetingId, String state, String remark) implements CommitteeEntry {}

  @Act(name = "committee.state-recused", by = Role.COMMITTEE_MEMBER, chain = "meeting:{meetingId}")
  record StateRecused(long meetingId, long decision, String state, String reason)
      implements CommitteeEntry {}

  /**
   * A meeting ended.
   *
   * @param minutes hash of them
   */
  @Act(name = "committee.meeting-closed", by = Role.COMMITTEE_MEMBER, chain = "meeting:{meetingId}")
  record MeetingClosed(long meetingId, String minutes) implements CommitteeEntry {}
}

package org.muwahhad.committee;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * What a meeting did, worked out from what was recorded in it: nothing here is typed by hand. Once
 * the chair closes the meeting its canonical JSON is kept with its hash.
 *
 * @param startsAt UTC, ISO 8601
 * @param chairState for which the chair sits; null where the chair sits for none
 * @param quorum states that must be present for a question
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeetingMinutes(
    long meetingId,
    Bilingual committee,
    VotingRule votingRule,
    String startsAt,
    MeetingMode mode,
    String place,
    String packSha256,
    Bilingual chair,
    @Nullable Bilingual chairState,
    List<StateAttendance> states,
    List<AgendaItem> items,
    List<Remark> remarks) {

  /** A state, and whether it took part. */
  public record StateAttendance(String code, Bilingual name, boolean present) {}

  /**
   * A question on the agenda and what became of it.
   *
   * @param outcome OPEN when nothing was decided in the meeting
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AgendaItem(
      int position,
      long decisionId,
      String tender,
      Bilingual title,
      String documentSha256,
      int quorum,
      Tally tally,
      DecisionStatus outcome,
      @Nullable ReturnTo returnedTo,
      @Nullable String returnReason,
      List<Vote> votes,
      List<RecusedState> recused,
      List<Remark> remarks) {}

  /** The vote of a state. */
  public record Vote(Bilingual state, Bilingual member, VoteChoice choice, String reason) {}

  /** A state that stood aside from a question. */
  public record RecusedState(Bilingual state, String reason) {}

  /** What a member remarked. */
  public record Remark(Bilingual state, Bilingual member, String remark, String at) {}
}

package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Meetings for those who may see them: members those of their own committees, central buyers and
 * auditors all.
 */
@Singleton
public class ViewMeetings {
  private final MeetingQueries queries;
  private final DecisionQueries decisions;
  private final Meetings meetings;
  private final Decisions committees;
  private final WriteMinutes writeMinutes;
  private final CanonicalJson documents;

  ViewMeetings(
      MeetingQueries queries,
      DecisionQueries decisions,
      Meetings meetings,
      Decisions committees,
      WriteMinutes writeMinutes,
      CanonicalJson documents) {
    this.queries = queries;
    this.decisions = decisions;
    this.meetings = meetings;
    this.committees = committees;
    this.writeMinutes = writeMinutes;
    this.documents = documents;
  }

  /**
   * A meeting with its papers and what was recorded in it.
   *
   * @param questions the questions of the agenda as they stand now
   * @param minutes as closed, or as they would be closed now
   */
  public record MeetingView(
      MeetingQueries.Meeting meeting,
      MeetingPack pack,
      List<DecisionQueries.Decision> questions,
      List<MeetingQueries.MeetingState> states,
      MeetingMinutes minutes) {}

  /** A committee the reader chairs, with the questions that may come onto an agenda. */
  public record Callable(CommitteeCode committee, List<MeetingQueries.Askable> questions) {}

  /** The meetings open to the person, the newest first. */
  @Transactional
  public List<MeetingQueries.Meeting> list(Actor actor) {
    actor.require(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
    boolean all = seesAll(actor);
    return queries.listAll(actor.personId()).stream()
        .filter(m -> all || m.mySeat() != null)
        .toList();
  }

  /** A page of them. */
  @Transactional
  public ListPage<MeetingQueries.Meeting> list(Actor actor, ListChoice choice) {
    actor.require(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
    boolean all = seesAll(actor);
    return new ListPage<>(
        queries.listPage(
            all,
            actor.personId(),
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        queries.count(all, actor.personId(), choice.like(), choice.filter()),
        choice);
  }

  /**
   * One meeting.
   *
   * @throws Refusal.NotFound when there is none, or not for this person
   */
  @Transactional
  public MeetingView get(Actor actor, long meetingId) {
    actor.require(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
    MeetingQueries.Meeting meeting =
        queries
            .find(meetingId, actor.personId())
            .filter(m -> seesAll(actor) || m.mySeat() != null)
            .orElseThrow(() -> new Refusal.NotFound("meeting " + meetingId));
    MeetingPack pack = documents.read(queries.getPack(meetingId), MeetingPack.class);
    MeetingMinutes minutes =
        queries
            .findMinutes(meetingId)
            .map(m -> documents.read(m, MeetingMinutes.class))
            .orElseGet(() -> writeMinutes.of(meeting));
    return new MeetingView(
        meeting,
        pack,
        pack.questions().stream()
            .map(q -> decisions.find(q.decisionId(), actor.personId()).orElseThrow())
            .toList(),
        queries.listStates(meetingId),
        minutes);
  }

  /** What the person may call a meeting on; empty for those who chair no committee. */
  @Transactional
  public List<Callable> callable(Actor actor) {
    actor.require(Role.COMMITTEE_MEMBER);
    return queries.listChaired(actor.personId()).stream()
        .map(
            c ->
                new Callable(
                    c,
                    meetings.listAskable(committees.getCommitteeId(c)).stream()
                        .filter(q -> q.liveMeeting() == null)
                        .toList()))
        .toList();
  }

  private static boolean seesAll(Actor actor) {
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR);
  }
}

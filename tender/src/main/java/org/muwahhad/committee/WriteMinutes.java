package org.muwahhad.committee;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.CanonicalJson;

/** Works the minutes of a meeting out from what was recorded in it. */
@Singleton
class WriteMinutes {
  private final MeetingQueries queries;
  private final DecisionQueries decisions;
  private final CanonicalJson documents;

  WriteMinutes(MeetingQueries queries, DecisionQueries decisions, CanonicalJson documents) {
    this.queries = queries;
    this.decisions = decisions;
    this.documents = documents;
  }

  MeetingMinutes of(MeetingQueries.Meeting meeting) {
    MeetingPack pack = documents.read(queries.getPack(meeting.id()), MeetingPack.class);
    List<MeetingQueries.Remark> remarks = queries.listRemarks(meeting.id());
    String chairState = queries.findCallerState(meeting.id()).orElse("");
    List<MeetingQueries.MeetingState> states = queries.listStates(meeting.id());
    return new MeetingMinutes(
        meeting.id(),
        meeting.committeeName(),
        meeting.votingRule(),
        meeting.startsAt().toString(),
        meeting.mode(),
        meeting.place(),
        meeting.packSha256(),
        meeting.caller(),
        states.stream()
            .filter(s -> s.code().equals(chairState))
            .map(MeetingQueries.MeetingState::name)
            .findFirst()
            .orElse(null),
        states.stream()
            .map(s -> new MeetingMinutes.StateAttendance(s.code(), s.name(), s.present()))
            .toList(),
        pack.questions().stream().map(q -> item(q, remarks)).toList(),
        remarks(remarks, null));
  }

  private MeetingMinutes.AgendaItem item(
      MeetingPack.Question question, List<MeetingQueries.Remark> remarks) {
    DecisionQueries.Decision decision = decisions.find(question.decisionId(), 0).orElseThrow();
    List<DecisionQueries.StateVote> states = decisions.listVotes(question.decisionId());
    return new MeetingMinutes.AgendaItem(
        question.position(),
        question.decisionId(),
        question.tender(),
        question.title(),
        question.documentSha256(),
        decision.quorum(),
        decision.tally(),
        decision.status(),
        decision.returnedTo(),
        decision.returnReason(),
        states.stream().flatMap(s -> vote(s).stream()).toList(),
        states.stream().flatMap(s -> recused(s).stream()).toList(),
        remarks(remarks, question.decisionId()));
  }

  private static List<MeetingMinutes.Vote> vote(DecisionQueries.StateVote state) {
    VoteChoice choice = state.choice();
    String reason = state.reason() == null ? "" : state.reason();
    return choice == null
        ? List.of()
        : List.of(new MeetingMinutes.Vote(state.state(), state.memberName(), choice, reason));
  }

  private static List<MeetingMinutes.RecusedState> recused(DecisionQueries.StateVote state) {
    String reason = state.recusal();
    Bilingual name = state.state();
    return reason == null ? List.of() : List.of(new MeetingMinutes.RecusedState(name, reason));
  }

  private static List<MeetingMinutes.Remark> remarks(
      List<MeetingQueries.Remark> all, @Nullable Long decisionId) {
    return all.stream()
        .filter(r -> Objects.equals(r.decisionId(), decisionId))
        .map(
            r ->
                new MeetingMinutes.Remark(r.state(), r.member(), r.remark(), r.madeAt().toString()))
        .toList();
  }
}

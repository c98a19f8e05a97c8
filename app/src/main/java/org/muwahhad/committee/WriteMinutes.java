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
  private final MeetingViews views;
  private final DecisionViews decisions;
  private final CanonicalJson documents;

  WriteMinutes(MeetingViews views, DecisionViews decisions, CanonicalJson documents) {
    this.views = views;
    this.decisions = decisions;
    this.documents = documents;
  }

  MeetingMinutes of(MeetingViews.Meeting meeting) {
    MeetingPack pack = documents.read(views.getPack(meeting.id()), MeetingPack.class);
    List<MeetingViews.Remark> remarks = views.listRemarks(meeting.id());
    String chairState = views.findCallerState(meeting.id()).orElse("");
    List<MeetingViews.State> states = views.listStates(meeting.id());
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
            .map(MeetingViews.State::name)
            .findFirst()
            .orElse(null),
        states.stream()
            .map(s -> new MeetingMinutes.State(s.code(), s.name(), s.present()))
            .toList(),
        pack.questions().stream().map(q -> item(q, remarks)).toList(),
        remarks(remarks, null));
  }

  private MeetingMinutes.Item item(
      MeetingPack.Question question, List<MeetingViews.Remark> remarks) {
    DecisionViews.Decision decision = decisions.find(question.decisionId(), 0).orElseThrow();
    List<DecisionViews.StateVote> states = decisions.listVotes(question.decisionId());
    return new MeetingMinutes.Item(
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

  private static List<MeetingMinutes.Vote> vote(DecisionViews.StateVote state) {
    VoteChoice choice = state.choice();
    String reason = state.reason() == null ? "" : state.reason();
    return choice == null
        ? List.of()
        : List.of(new MeetingMinutes.Vote(state.state(), state.member(), choice, reason));
  }

  private static List<MeetingMinutes.Recused> recused(DecisionViews.StateVote state) {
    String reason = state.recusal();
    Bilingual name = state.state();
    return reason == null ? List.of() : List.of(new MeetingMinutes.Recused(name, reason));
  }

  private static List<MeetingMinutes.Remark> remarks(
      List<MeetingViews.Remark> all, @Nullable Long decisionId) {
    return all.stream()
        .filter(r -> Objects.equals(r.decisionId(), decisionId))
        .map(
            r ->
                new MeetingMinutes.Remark(r.state(), r.member(), r.remark(), r.madeAt().toString()))
        .toList();
  }
}

package org.muwahhad.committee;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.CommitteeEntry.MeetingCalled;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Sha256;

/**
 * The chair calls a meeting of the committee on questions open before it, or one that only makes
 * and follows up recommendations. The questions and the reports issued on their tenders become one
 * pack with its hash, which does not change any more; the members are invited in the same
 * transaction.
 *
 * <p>Refused with {@code committee.not-chair-of-meeting} to others; at the fields with {@code
 * committee.agenda-needed}, {@code committee.agenda-not-meant} where it is to have no question,
 * {@code committee.not-on-agenda} for a question that is not open before the committee, {@code
 * committee.on-other-agenda} for one that waits for another meeting, and as {@link MeetingTime}
 * says.
 *
 * <p>Also refused with {@code committee.not-a-member}.
 *
 * <p>A fault in the input has the code {@code committee.named-twice}.
 */
@Singleton
public class CallMeeting {
  private final Meetings meetings;
  private final Decisions decisions;
  private final Seats seats;
  private final CanonicalJson documents;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<MeetingChanged> changed;

  CallMeeting(
      Meetings meetings,
      Decisions decisions,
      Seats seats,
      CanonicalJson documents,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<MeetingChanged> changed) {
    this.meetings = meetings;
    this.decisions = decisions;
    this.seats = seats;
    this.documents = documents;
    this.clock = clock;
    this.audit = audit;
    this.changed = changed;
  }

  /**
   * A meeting to be called; the questions in the order of the agenda.
   *
   * @param withoutQuestions whether it is meant to have none
   */
  public record Call(
      CommitteeCode committee,
      MeetingTime time,
      @Nullable List<Long> decisionIds,
      @Nullable Boolean withoutQuestions) {

    /** A meeting on questions. */
    public static Call on(CommitteeCode committee, MeetingTime time, List<Long> decisionIds) {
      return new Call(committee, time, decisionIds, null);
    }

    /** A meeting for recommendations alone. */
    public static Call withoutQuestions(CommitteeCode committee, MeetingTime time) {
      return new Call(committee, time, null, true);
    }
  }

  /** Returns the number of the meeting. */
  @Transactional
  public long run(Actor actor, Call call) {
    long committeeId = decisions.getCommitteeId(call.committee());
    seats.requireChair(actor, committeeId);
    List<MeetingQueries.Askable> agenda = check(call, committeeId);

    MeetingTime time = call.time();
    String pack = documents.write(pack(call.committee(), agenda));
    String sha256 = Sha256.of(pack);
    meetings.insert(
        committeeId,
        Objects.requireNonNull(time.startsAt()),
        Objects.requireNonNull(time.minutes()),
        Objects.requireNonNull(time.mode()),
        time.writtenPlace(),
        sha256,
        pack,
        actor.personId());
    long id = meetings.getNewest(committeeId, actor.personId());
    for (int i = 0; i < agenda.size(); i++) {
      meetings.addItem(id, i + 1, committeeId, agenda.get(i).id());
    }
    audit.record(
        actor,
        new MeetingCalled(call.committee().name(), id, time.startsAt(), sha256, agenda.size()));
    changed.publishEvent(new MeetingChanged(id, MeetingChanged.MeetingChangeKind.CALLED));
    return id;
  }

  private List<MeetingQueries.Askable> check(Call call, long committeeId) {
    List<Long> wanted = call.decisionIds() == null ? List.of() : call.decisionIds();
    Faults faults = call.time().check(new Faults(), clock.now());
    faults.check(
        wanted.isEmpty() == Boolean.TRUE.equals(call.withoutQuestions()),
        "decisionIds",
        wanted.isEmpty() ? "committee.agenda-needed" : "committee.agenda-not-meant");
    List<MeetingQueries.Askable> askable = meetings.listAskable(committeeId);
    List<MeetingQueries.Askable> agenda = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      faults.check(
          wanted.indexOf(wanted.get(i)) == i, "decisionIds[" + i + "]", "committee.named-twice");
    }
    for (Long id : new LinkedHashSet<>(wanted)) {
      List<MeetingQueries.Askable> found =
          askable.stream().filter(a -> Objects.equals(a.id(), id)).toList();
      faults
          .check(!found.isEmpty(), "decisionIds", "committee.not-on-agenda")
          .check(
              found.stream().allMatch(a -> a.liveMeeting() == null),
              "decisionIds",
              "committee.on-other-agenda");
      agenda.addAll(found);
    }
    faults.throwIfAny();
    return agenda;
  }

  private MeetingPack pack(CommitteeCode committee, List<MeetingQueries.Askable> agenda) {
    List<MeetingPack.Question> questions = new ArrayList<>();
    for (MeetingQueries.Askable asked : agenda) {
      questions.add(
          new MeetingPack.Question(
              questions.size() + 1,
              asked.id(),
              asked.tenderNumber(),
              asked.title(),
              asked.documentSha256()));
    }
    List<Long> tenders = agenda.stream().map(MeetingQueries.Askable::tenderId).distinct().toList();
    return new MeetingPack(
        committee,
        questions,
        meetings.listReports(tenders).stream().map(CallMeeting::report).toList());
  }

  private static MeetingPack.Report report(Meetings.Report issued) {
    return new MeetingPack.Report(
        issued.tenderId(),
        issued.tenderNumber(),
        issued.report(),
        issued.edition(),
        issued.format(),
        issued.sha256(),
        issued.dataSha256(),
        issued.issuedAt().toString());
  }
}

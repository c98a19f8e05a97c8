package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.committee.CallMeeting;
import org.muwahhad.committee.CloseMeeting;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.DecisionQueries;
import org.muwahhad.committee.MeetingMode;
import org.muwahhad.committee.MeetingTime;
import org.muwahhad.committee.RecordMeeting;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRole;
import org.muwahhad.seeds.demo.DemoTender;

/** The executive committee meets on the tender decided last, with minutes. */
@Singleton
class MeetingStory {
  private static final Duration CALLED_BEFORE = Duration.ofDays(5);
  private static final Duration BEGINS_BEFORE = Duration.ofHours(1);
  private static final int MINUTES = 90;
  private final CallMeeting callMeeting;
  private final RecordMeeting recordMeeting;
  private final CloseMeeting closeMeeting;
  private final DecisionQueries decisions;

  MeetingStory(
      CallMeeting callMeeting,
      RecordMeeting recordMeeting,
      CloseMeeting closeMeeting,
      DecisionQueries decisions) {
    this.callMeeting = callMeeting;
    this.recordMeeting = recordMeeting;
    this.closeMeeting = closeMeeting;
    this.decisions = decisions;
  }

  /** Its closing comes after the outcome, which is recorded at the same instant. */
  void enter(DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers) {
    Optional<DemoTender> last =
        plan.tenders().stream()
            .filter(t -> t.dates().awardedAt() != null)
            .max(Comparator.comparing(t -> t.dates().deadline()));
    last.ifPresent(
        tender -> {
          Actor chair = AwardStory.chair(plan, cast, DemoRole.COMMITTEE_MEMBER);
          Instant decidedAt = Optional.ofNullable(tender.dates().decidedAt()).orElseThrow();
          long[] meeting = new long[1];
          timetable.add(
              decidedAt.minus(CALLED_BEFORE),
              () -> meeting[0] = call(chair, TenderStory.number(numbers, tender), decidedAt));
          timetable.add(
              decidedAt,
              () -> {
                recordMeeting.remark(
                    chair,
                    meeting[0],
                    new RecordMeeting.Remark(null, "تتابع الأمانة العامة جدول التوريد مع الدول."));
                closeMeeting.run(chair, meeting[0]);
              });
        });
  }

  private long call(Actor chair, long tenderId, Instant decidedAt) {
    DecisionQueries.Decision decision =
        decisions.listOf(tenderId, chair.personId()).stream().findFirst().orElseThrow();
    MeetingTime time =
        new MeetingTime(
            decidedAt.minus(BEGINS_BEFORE),
            MINUTES,
            MeetingMode.IN_PERSON,
            "مقر الأمانة العامة، الرياض، قاعة الاجتماعات الكبرى");
    return callMeeting.run(
        chair, new CallMeeting.Call(CommitteeCode.EXECUTIVE, time, List.of(decision.id())));
  }
}

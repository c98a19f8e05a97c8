package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import org.muwahhad.followup.FollowUpFinding;
import org.muwahhad.followup.FollowUpRecommendation;
import org.muwahhad.followup.MakeRecommendation;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRole;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;

/**
 * The executive committee meets on the tenders decided last, with minutes. Each meeting recommends
 * something, and follows up what the one before it recommended. The ministers met once for
 * recommendations alone, and are called to meet again.
 */
@Singleton
class MeetingStory {
  private static final Duration CALLED_BEFORE = Duration.ofDays(5);
  private static final Duration BEGINS_BEFORE = Duration.ofHours(1);
  private static final int MINUTES = 90;
  private static final int MEETINGS = 3;
  private static final int DAYS_TO_DO_IT = 90;
  private static final Duration SINCE_MINISTERS_MET = Duration.ofDays(55);
  private static final Duration UNTIL_MINISTERS_MEET = Duration.ofDays(12);
  private static final String PLACE = "مقر الأمانة العامة، الرياض، قاعة الاجتماعات الكبرى";
  private final CallMeeting callMeeting;
  private final RecordMeeting recordMeeting;
  private final CloseMeeting closeMeeting;
  private final DecisionQueries decisions;
  private final MakeRecommendation makeRecommendation;
  private final FollowUpRecommendation followUpRecommendation;

  MeetingStory(
      CallMeeting callMeeting,
      RecordMeeting recordMeeting,
      CloseMeeting closeMeeting,
      DecisionQueries decisions,
      MakeRecommendation makeRecommendation,
      FollowUpRecommendation followUpRecommendation) {
    this.callMeeting = callMeeting;
    this.recordMeeting = recordMeeting;
    this.closeMeeting = closeMeeting;
    this.decisions = decisions;
    this.makeRecommendation = makeRecommendation;
    this.followUpRecommendation = followUpRecommendation;
  }

  /** What a meeting recommends; the initiative that it concerns is empty where there is none. */
  private record PlannedRecommendation(String initiative, Bilingual text) {}

  private static final List<List<PlannedRecommendation>> RECOMMENDED =
      List.of(
          List.of(
              new PlannedRecommendation(
                  "",
                  new Bilingual(
                      "إعداد دليل موحد للخدمات الإلكترونية المشتركة يُعمَّم على الدول",
                      "A common guide to the joint e-services is written and sent to the states")),
              new PlannedRecommendation(
                  "",
                  new Bilingual(
                      "حصر التراخيص البرمجية التي تنتهي خلال السنة القادمة",
                      "The software licences that end within the next year are counted"))),
          List.of(
              new PlannedRecommendation(
                  "INI-02",
                  new Bilingual(
                      "موافاة الأمانة العامة بملاحظات الدول على الاستراتيجية الاسترشادية للأمن"
                          + " السيبراني",
                      "The states send their comments on the guiding strategy for cyber"
                          + " security"))),
          List.of(
              new PlannedRecommendation(
                  "INI-03",
                  new Bilingual(
                      "عرض خطة نقل التراخيص القائمة على الاجتماع القادم",
                      "A plan for moving the existing licences comes before the next meeting")),
              new PlannedRecommendation(
                  "",
                  new Bilingual(
                      "إضافة خدمة التحقق من المؤهلات إلى الخدمات الإلكترونية المشتركة",
                      "Verification of qualifications is added to the joint e-services"))));

  /** Its closing comes after the outcome, which is recorded at the same instant. */
  void enter(
      DemoPlan plan,
      DemoCast cast,
      Timetable timetable,
      Map<String, Long> numbers,
      Map<String, Long> initiatives) {
    List<DemoTender> decided =
        plan.tenders().stream()
            .filter(t -> t.dates().decidedAt() != null)
            .sorted(Comparator.comparing(MeetingStory::decidedAt))
            .toList();
    Actor chair = AwardStory.chair(plan, cast, DemoRole.COMMITTEE_MEMBER);
    List<Long> open = new ArrayList<>();
    List<DemoTender> last = decided.subList(Math.max(0, decided.size() - MEETINGS), decided.size());
    for (int i = 0; i < last.size(); i++) {
      DemoTender tender = last.get(i);
      Instant decidedAt = decidedAt(tender);
      List<PlannedRecommendation> recommended = RECOMMENDED.get(i);
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
            followUp(chair, meeting[0], open);
            recommend(chair, meeting[0], recommended, initiatives, decidedAt, open);
            closeMeeting.run(chair, meeting[0]);
          });
    }
  }

  /** Before the present the ministers met, and after it they meet. */
  void enterMinisters(
      DemoCast cast, Timetable timetable, Map<String, Long> initiatives, Instant now) {
    Actor chair = cast.person("minister.sa");
    Instant met = now.minus(SINCE_MINISTERS_MET);
    long[] meeting = new long[1];
    timetable.add(met.minus(CALLED_BEFORE), () -> meeting[0] = callMinisters(chair, met));
    timetable.add(
        met.plus(BEGINS_BEFORE),
        () -> {
          recordMeeting.attendance(chair, meeting[0], List.of("AE", "BH", "KW", "OM", "QA", "SA"));
          recommend(
              chair,
              meeting[0],
              List.of(
                  new PlannedRecommendation(
                      "INI-02",
                      new Bilingual(
                          "استكمال اعتماد الاستراتيجية الاسترشادية للأمن السيبراني في الدول الست",
                          "The six states complete their adoption of the guiding strategy for cyber"
                              + " security")),
                  new PlannedRecommendation(
                      "",
                      new Bilingual(
                          "دراسة الدفعة الثانية من الخدمات الإلكترونية المشتركة",
                          "The second group of joint e-services is studied"))),
              initiatives,
              met,
              new ArrayList<>());
          closeMeeting.run(chair, meeting[0]);
        });
    timetable.add(
        now.minus(BEGINS_BEFORE), () -> callMinisters(chair, now.plus(UNTIL_MINISTERS_MEET)));
  }

  private long callMinisters(Actor chair, Instant at) {
    return callMeeting.run(
        chair,
        CallMeeting.Call.withoutQuestions(
            CommitteeCode.MINISTERIAL, new MeetingTime(at, MINUTES, MeetingMode.IN_PERSON, PLACE)));
  }

  private static Instant decidedAt(DemoTender tender) {
    return Optional.ofNullable(tender.dates().decidedAt()).orElseThrow();
  }

  /** The first that is open is done, the others are carried over. */
  private void followUp(Actor chair, long meeting, List<Long> open) {
    for (int i = 0; i < open.size(); i++) {
      boolean done = i == 0;
      followUpRecommendation.run(
          chair,
          meeting,
          open.get(i),
          new FollowUpRecommendation.FollowUp(
              done ? FollowUpFinding.DONE : FollowUpFinding.CARRIED_OVER,
              done
                  ? "أُنجزت وعُمّمت على الدول."
                  : "لم ترد دولتان بعد، وتُرحَّل إلى الاجتماع القادم."));
    }
    if (!open.isEmpty()) {
      open.remove(0);
    }
  }

  private void recommend(
      Actor chair,
      long meeting,
      List<PlannedRecommendation> recommended,
      Map<String, Long> initiatives,
      Instant at,
      List<Long> open) {
    for (PlannedRecommendation one : recommended) {
      open.add(
          makeRecommendation.run(
              chair,
              meeting,
              new MakeRecommendation.RecommendationDraft(
                  "demo-" + open.size(),
                  one.text(),
                  RiyadhDay.of(at).plusDays(DAYS_TO_DO_IT),
                  initiatives.get(one.initiative()))));
    }
  }

  private long call(Actor chair, long tenderId, Instant decidedAt) {
    DecisionQueries.Decision decision =
        decisions.listOf(tenderId, chair.personId()).stream().findFirst().orElseThrow();
    MeetingTime time =
        new MeetingTime(decidedAt.minus(BEGINS_BEFORE), MINUTES, MeetingMode.IN_PERSON, PLACE);
    return callMeeting.run(
        chair, CallMeeting.Call.on(CommitteeCode.EXECUTIVE, time, List.of(decision.id())));
  }
}

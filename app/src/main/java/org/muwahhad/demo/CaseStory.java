package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.cases.AnswerAuditors;
import org.muwahhad.evaluation.cases.AskBuyer;
import org.muwahhad.evaluation.cases.CaseMeasure;
import org.muwahhad.evaluation.cases.CaseOutcome;
import org.muwahhad.evaluation.cases.CloseCase;
import org.muwahhad.evaluation.cases.OpenCase;
import org.muwahhad.evaluation.cases.SetFlagRule;
import org.muwahhad.evaluation.flag.RedFlag;
import org.muwahhad.evaluation.flag.TenderRedFlags;
import org.muwahhad.evaluation.flag.ViewRedFlags;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.TenderQueries;

/**
 * Cases of the auditor: one that was opened on a flag, answered and closed as unfounded, one that
 * waits for the answer of the buyer, and one that the buyer knows nothing of.
 */
@Singleton
class CaseStory {
  private static final Duration OPENED = Duration.ofDays(20);
  private static final Duration ASKED = Duration.ofDays(19);
  private static final Duration ANSWERED = Duration.ofDays(15);
  private static final Duration CLOSED = Duration.ofDays(12);
  private static final Duration SECOND = Duration.ofDays(3);
  private static final Duration SECOND_ASKED = Duration.ofDays(2);
  private static final Duration THIRD = Duration.ofDays(1);
  private static final int DAYS_TO_ANSWER = 10;
  private static final int DAYS_TO_RULE = 60;
  private final OpenCase openCase;
  private final AskBuyer askBuyer;
  private final AnswerAuditors answerAuditors;
  private final CloseCase closeCase;
  private final SetFlagRule setFlagRule;
  private final ViewRedFlags viewRedFlags;
  private final TenderQueries tenders;

  CaseStory(
      OpenCase openCase,
      AskBuyer askBuyer,
      AnswerAuditors answerAuditors,
      CloseCase closeCase,
      SetFlagRule setFlagRule,
      ViewRedFlags viewRedFlags,
      TenderQueries tenders) {
    this.openCase = openCase;
    this.askBuyer = askBuyer;
    this.answerAuditors = answerAuditors;
    this.closeCase = closeCase;
    this.setFlagRule = setFlagRule;
    this.viewRedFlags = viewRedFlags;
    this.tenders = tenders;
  }

  void enter(
      DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers, Instant now) {
    Optional<DemoTender> awarded =
        plan.tenders().stream()
            .filter(
                t -> {
                  Instant at = t.dates().awardedAt();
                  return at != null && at.isBefore(now.minus(OPENED));
                })
            .findFirst();
    if (awarded.isEmpty()) {
      return;
    }
    Actor auditor = cast.person("auditor");
    Actor buyer = cast.person(awarded.get().preparedBy());
    String code = awarded.get().code();
    List<Long> cases = new ArrayList<>();
    timetable.add(
        now.minus(OPENED),
        () ->
            open(
                cases,
                auditor,
                Objects.requireNonNull(numbers.get(code)),
                true,
                "مؤشر في عروض هذه المنافسة"));
    timetable.add(
        now.minus(ASKED),
        () -> ask(cases, 0, auditor, now.minus(ASKED), "كيف تحققتم من سبب هذا المؤشر عند الفحص؟"));
    timetable.add(
        now.minus(ANSWERED),
        () ->
            answerAuditors.run(
                buyer, cases.get(0), "راجعت اللجنة الأسعار، وهي أسعار قائمة الصانع المنشورة."));
    timetable.add(
        now.minus(CLOSED),
        () ->
            closeCase.run(
                auditor,
                cases.get(0),
                new CloseCase.NewFinding(
                    CaseOutcome.UNFOUNDED,
                    CaseMeasure.NONE,
                    "تطابق الأسعار مع القائمة المنشورة ثابت، ولا دليل على تنسيق.")));
    timetable.add(
        now.minus(SECOND),
        () ->
            open(
                cases,
                auditor,
                Objects.requireNonNull(numbers.get(code)),
                false,
                "مدة الفحص في هذه المنافسة"));
    timetable.add(
        now.minus(SECOND_ASKED),
        () -> ask(cases, 1, auditor, now.minus(SECOND_ASKED), "لماذا طالت مدة فحص العروض؟"));
    timetable.add(
        now.minus(THIRD),
        () ->
            open(
                cases,
                auditor,
                Objects.requireNonNull(numbers.get(code)),
                false,
                "متابعة أوامر الشراء"));
    timetable.add(
        now.minus(THIRD),
        () ->
            setFlagRule.run(
                auditor,
                new SetFlagRule.WantedFlagRule(
                    RedFlag.RedFlagKind.MANY_AMENDMENTS,
                    RiyadhDay.of(now).plusDays(DAYS_TO_RULE),
                    true,
                    BigDecimal.ZERO,
                    4,
                    2,
                    new Bilingual(
                        "قرار ديوان المراجعة بشأن تعديل المنافسات",
                        "Decision of the audit office on amendments of tenders"))));
  }

  private void open(List<Long> cases, Actor auditor, long tenderId, boolean onFlag, String title) {
    String flagKey =
        onFlag
            ? viewRedFlags.list(auditor, tenderId).stream()
                .findFirst()
                .map(TenderRedFlags.RedFlagView::key)
                .orElse("")
            : "";
    cases.add(
        openCase.run(
            auditor,
            new OpenCase.NewCase(
                "demo-case-" + cases.size(),
                tenders.getTender(tenderId).number(),
                flagKey,
                title,
                "يستحق الأمر نظرة أقرب قبل انقضاء السنة المالية.")));
  }

  private void ask(List<Long> cases, int place, Actor auditor, Instant at, String question) {
    askBuyer.run(
        auditor,
        cases.get(place),
        new AskBuyer.NewQuestion(question, RiyadhDay.of(at).plusDays(DAYS_TO_ANSWER)));
  }
}

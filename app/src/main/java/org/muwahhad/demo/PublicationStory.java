package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.muwahhad.access.Actor;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoSupplier;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.amendment.AmendmentInput;
import org.muwahhad.tender.amendment.ProposeAmendment;
import org.muwahhad.tender.amendment.PublishAmendment;
import org.muwahhad.tender.question.AnswerQuestion;
import org.muwahhad.tender.question.AskQuestion;

/** What is asked, answered and amended while the tender that is open takes bids. */
@Singleton
class PublicationStory {
  private static final Bilingual QUESTION =
      new Bilingual(
          "هل تُقبل أدلة تشغيل بالإنجليزية وحدها؟", "Are manuals in English alone accepted?");
  private static final Bilingual ANSWER =
      new Bilingual(
          "لا، تُسلَّم الأدلة بالعربية والإنجليزية، وسيوضَّح ذلك بتعديل.",
          "No. Manuals are delivered in Arabic and English; an amendment will say so.");
  private static final Bilingual REASON =
      new Bilingual(
          "توضيح لغة الأدلة بعد استفسار", "To state the language of manuals, as was asked");
  private static final Bilingual CONDITIONS =
      new Bilingual(
          "تُسلَّم مع كل صنف أدلة التشغيل بالعربية والإنجليزية، مطبوعة أو إلكترونية.",
          "Manuals in Arabic and English are delivered with each item, printed or electronic.");
  private final AskQuestion askQuestion;
  private final AnswerQuestion answerQuestion;
  private final ProposeAmendment proposeAmendment;
  private final PublishAmendment publishAmendment;

  PublicationStory(
      AskQuestion askQuestion,
      AnswerQuestion answerQuestion,
      ProposeAmendment proposeAmendment,
      PublishAmendment publishAmendment) {
    this.askQuestion = askQuestion;
    this.answerQuestion = answerQuestion;
    this.proposeAmendment = proposeAmendment;
    this.publishAmendment = publishAmendment;
  }

  void enter(DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers) {
    Actor asker =
        plan.suppliers().stream()
            .map(DemoSupplier::bidder)
            .map(cast::person)
            .reduce((first, second) -> second)
            .orElseThrow();
    plan.tenders().stream()
        .filter(t -> t.state() == DemoTender.DemoTenderState.PUBLISHED)
        .forEach(t -> enter(t, cast, asker, timetable, numbers));
  }

  private void enter(
      DemoTender tender,
      DemoCast cast,
      Actor asker,
      Timetable timetable,
      Map<String, Long> numbers) {
    Actor preparer = cast.person(tender.preparedBy());
    Actor approver = cast.person(tender.approvedBy());
    AtomicLong question = new AtomicLong();
    AtomicLong amendment = new AtomicLong();
    Instant published = tender.dates().publishedAt();
    timetable.add(
        published.plus(Duration.ofDays(1)),
        () -> question.set(askQuestion.run(asker, id(numbers, tender), QUESTION.ar(), "demo-1")));
    timetable.add(
        published.plus(Duration.ofDays(2)),
        () -> answerQuestion.run(preparer, id(numbers, tender), question.get(), QUESTION, ANSWER));
    timetable.add(
        published.plus(Duration.ofDays(2)).plus(Duration.ofHours(1)),
        () ->
            amendment.set(
                proposeAmendment.run(
                    preparer,
                    id(numbers, tender),
                    new AmendmentInput(REASON, null, Map.of("conditions", CONDITIONS)))));
    timetable.add(
        published.plus(Duration.ofDays(3)),
        () -> publishAmendment.run(approver, id(numbers, tender), amendment.get()));
  }

  private static long id(Map<String, Long> numbers, DemoTender tender) {
    return TenderStory.number(numbers, tender);
  }
}

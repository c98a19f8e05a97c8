package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.complaint.AnswerComplaint;
import org.muwahhad.complaint.CastReviewVote;
import org.muwahhad.complaint.CloseReview;
import org.muwahhad.complaint.DraftReview;
import org.muwahhad.complaint.FileComplaint;
import org.muwahhad.complaint.Remedy;
import org.muwahhad.complaint.ReplyToAnswer;
import org.muwahhad.seeds.demo.DemoPerson;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRole;
import org.muwahhad.seeds.demo.DemoSupplier;
import org.muwahhad.seeds.demo.DemoTender;

/**
 * A complaint within the standstill of the tender awarded last: the supplier that came second on a
 * lot complains of it, the buyer answers, and the review body dismisses the complaint, one of its
 * members against, before the awards are confirmed.
 */
@Singleton
class ComplaintStory {
  private static final Duration UNTIL_FILED = Duration.ofDays(3);
  private static final Duration UNTIL_ANSWERED = Duration.ofDays(6);
  private static final Duration UNTIL_REPLIED = Duration.ofDays(7);
  private static final Duration UNTIL_DECIDED = Duration.ofDays(10);
  private final FileComplaint fileComplaint;
  private final AnswerComplaint answerComplaint;
  private final ReplyToAnswer replyToAnswer;
  private final DraftReview draftReview;
  private final CastReviewVote castReviewVote;
  private final CloseReview closeReview;
  private final JdbcOperations jdbc;

  ComplaintStory(
      FileComplaint fileComplaint,
      AnswerComplaint answerComplaint,
      ReplyToAnswer replyToAnswer,
      DraftReview draftReview,
      CastReviewVote castReviewVote,
      CloseReview closeReview,
      JdbcOperations jdbc) {
    this.fileComplaint = fileComplaint;
    this.answerComplaint = answerComplaint;
    this.replyToAnswer = replyToAnswer;
    this.draftReview = draftReview;
    this.castReviewVote = castReviewVote;
    this.closeReview = closeReview;
    this.jdbc = jdbc;
  }

  /** The lot that is complained of, and who came second on it. */
  private record RunnerUp(long lotId, long supplierId) {}

  /** A complaint with its lot and, once there is one, the hash of the decision drafted on it. */
  private record FiledComplaint(long id, long lotId, String draftSha256) {}

  void enter(DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers) {
    List<DemoTender> awarded =
        plan.tenders().stream().filter(t -> t.dates().awardedAt() != null).toList();
    DemoTender last = awarded.get(awarded.size() - 1);
    Instant standstill = last.dates().confirmedAt();
    if (standstill == null) {
      throw new IllegalStateException("Awarded without a standstill: " + last.code());
    }
    timetable.add(
        standstill.plus(UNTIL_FILED), () -> file(plan, cast, TenderStory.number(numbers, last)));
    timetable.add(
        standstill.plus(UNTIL_ANSWERED),
        () -> answer(cast.person(last.preparedBy()), TenderStory.number(numbers, last)));
    timetable.add(
        standstill.plus(UNTIL_REPLIED), () -> reply(plan, cast, TenderStory.number(numbers, last)));
    timetable.add(
        standstill.plus(UNTIL_DECIDED),
        () -> decide(reviewers(plan, cast), TenderStory.number(numbers, last)));
  }

  private void file(DemoPlan plan, DemoCast cast, long tenderId) {
    RunnerUp second = second(tenderId);
    fileComplaint.run(
        bidder(plan, cast, second),
        tenderId,
        new FileComplaint.Content(
            List.of(second.lotId()),
            "درجة معيار خطة التوريد والتنفيذ التي أُعطيت لعرضنا لا تتفق مع الجدول الزمني المرفق"
                + " به، ولو احتُسبت كما ينبغي لتقدّم عرضنا على العرض الفائز.",
            "إعادة تقييم الحزمة.",
            "demo"));
  }

  private static Actor bidder(DemoPlan plan, DemoCast cast, RunnerUp second) {
    return plan.suppliers().stream()
        .filter(s -> cast.supplier(s.code()) == second.supplierId())
        .map(DemoSupplier::bidder)
        .map(cast::person)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No bidder came second"));
  }

  private void reply(DemoPlan plan, DemoCast cast, long tenderId) {
    replyToAnswer.run(
        bidder(plan, cast, second(tenderId)),
        filed(tenderId).id(),
        "لا نعترض على عدد من قيّموا الخطة، بل على أن المرحلة الأولى من الجدول الزمني لم تُذكر في"
            + " المحضر، ونطلب من الهيئة الاطلاع عليها.");
  }

  private void answer(Actor buyer, long tenderId) {
    answerComplaint.run(
        buyer,
        filed(tenderId).id(),
        "قيّم ثلاثة أعضاء خطة التوريد كلٌّ على حدة، ولم يتجاوز الفرق بينهم الحد المقرر، ومحضر"
            + " الاتفاق على الدرجة مودع لدى هيئة النظر في التظلمات.");
  }

  private void decide(List<Actor> reviewers, long tenderId) {
    FiledComplaint complaint = filed(tenderId);
    draftReview.run(
        reviewers.get(0),
        complaint.id(),
        new DraftReview.Content(
            "اطّلعت الهيئة على درجات الأعضاء ومحضر الاتفاق عليها، فلم تجد فيها خروجًا على"
                + " المعايير المعلنة، وليس للهيئة أن تحل تقديرها الفني محل تقدير لجنة الفحص.",
            "رُفض التظلم: قُيّم العرض وفق المعايير المعلنة.",
            "Dismissed: the bid was scored by the published criteria.",
            List.of(new DraftReview.Ruling(complaint.lotId(), Remedy.NONE))));
    String sha256 = filed(tenderId).draftSha256();
    for (int i = 0; i < reviewers.size(); i++) {
      boolean against = i == reviewers.size() - 1;
      castReviewVote.run(
          reviewers.get(i),
          complaint.id(),
          new CastReviewVote.Ballot(
              !against,
              against ? "لم تُذكر المرحلة الأولى من الجدول الزمني في المحضر." : "",
              sha256));
    }
    closeReview.run(reviewers.get(0), complaint.id());
  }

  private static List<Actor> reviewers(DemoPlan plan, DemoCast cast) {
    return plan.people().stream()
        .filter(p -> p.role() == DemoRole.REVIEW_MEMBER)
        .map(DemoPerson::code)
        .map(cast::person)
        .toList();
  }

  private RunnerUp second(long tenderId) {
    return one(
        """
        SELECT r.lot_id, b.supplier_id FROM lot_ranking r
          JOIN lot l ON l.id = r.lot_id
          JOIN bid b ON b.id = r.bid_id
         WHERE l.tender_id = ? AND r.rank_position = 2 ORDER BY l.number LIMIT 1""",
        tenderId,
        row -> new RunnerUp(row.getLong(1), row.getLong(2)));
  }

  private FiledComplaint filed(long tenderId) {
    return one(
        """
        SELECT c.id, n.lot_id, COALESCE(d.sha256, '') FROM complaint c
          JOIN complaint_lot n ON n.complaint_id = c.id
          LEFT JOIN review_draft d ON d.current_of = c.id
         WHERE c.tender_id = ?""",
        tenderId,
        row -> new FiledComplaint(row.getLong(1), row.getLong(2), row.getString(3)));
  }

  /** Reads the row that a result stands on. */
  @FunctionalInterface
  private interface RowCheck<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> T one(String sql, long tenderId, RowCheck<T> reading) {
    return jdbc.prepareStatement(
        sql,
        statement -> {
          statement.setLong(1, tenderId);
          try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
              throw new IllegalStateException("Nothing to complain of in tender " + tenderId);
            }
            return reading.of(rows);
          }
        });
  }
}

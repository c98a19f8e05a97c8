package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.framework.performance.AnswerBreach;
import org.muwahhad.framework.performance.BreachConsequence;
import org.muwahhad.framework.performance.BreachKind;
import org.muwahhad.framework.performance.DecideBreach;
import org.muwahhad.framework.performance.ReportBreach;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.RiyadhDay;

/**
 * Reports of breaches: one that its supplier answered and that was found, with a warning; one that
 * is answered and waits for the decision; and one that waits for the answer.
 */
@Singleton
class PerformanceStory {
  private static final Duration FIRST = Duration.ofDays(18);
  private static final Duration FIRST_ANSWER = Duration.ofDays(15);
  private static final Duration FOUND = Duration.ofDays(13);
  private static final Duration SECOND = Duration.ofDays(10);
  private static final Duration SECOND_ANSWER = Duration.ofDays(6);
  private static final Duration THIRD = Duration.ofDays(2);
  private final ReportBreach reportBreach;
  private final AnswerBreach answerBreach;
  private final DecideBreach decideBreach;
  private final Actors actors;
  private final JdbcOperations jdbc;

  PerformanceStory(
      ReportBreach reportBreach,
      AnswerBreach answerBreach,
      DecideBreach decideBreach,
      Actors actors,
      JdbcOperations jdbc) {
    this.reportBreach = reportBreach;
    this.answerBreach = answerBreach;
    this.decideBreach = decideBreach;
    this.actors = actors;
    this.jdbc = jdbc;
  }

  /** An order that its supplier received, with who placed it and a person of the supplier. */
  private record PlayedOrder(long id, long agreementId, long officer, long supplierPerson) {}

  /** A report of one of them. */
  private record PlayedReport(long id, PlayedOrder of) {}

  void enter(DemoPlan plan, DemoCast cast, Timetable timetable, Instant now) {
    List<DemoTender> awarded =
        plan.tenders().stream().filter(t -> t.dates().awardedAt() != null).toList();
    if (awarded.isEmpty()) {
      return;
    }
    Actor buyer = cast.person(awarded.get(awarded.size() - 1).preparedBy());
    List<PlayedReport> reports = new ArrayList<>();
    timetable.add(
        now.minus(FIRST),
        () -> report(reports, 0, BreachKind.LATE, now.minus(FIRST), "تأخر التسليم عشرة أيام."));
    timetable.add(
        now.minus(FIRST_ANSWER),
        () -> answer(reports, 0, "تأخرت الشحنة في الميناء، ونعتذر عن التأخير."));
    timetable.add(now.minus(FOUND), () -> decide(buyer, reports));
    timetable.add(
        now.minus(SECOND),
        () ->
            report(
                reports,
                1,
                BreachKind.NOT_AS_AGREED,
                now.minus(SECOND),
                "وصلت أجهزة بلا الملحقات المذكورة في كراسة الشروط."));
    timetable.add(
        now.minus(SECOND_ANSWER), () -> answer(reports, 1, "أُرسلت الملحقات في شحنة ثانية."));
    timetable.add(
        now.minus(THIRD),
        () ->
            report(
                reports,
                2,
                BreachKind.OTHER,
                now.minus(THIRD),
                "لم تُسلَّم شهادات الضمان مع الأجهزة."));
  }

  private void report(
      List<PlayedReport> reports, int place, BreachKind kind, Instant at, String facts) {
    List<PlayedOrder> orders = orders();
    if (orders.isEmpty()) {
      return;
    }
    PlayedOrder order = orders.get(Math.min(place, orders.size() - 1));
    long id =
        reportBreach.run(
            actors.get(order.officer()),
            order.agreementId(),
            new ReportBreach.ReportedFacts(
                "demo-breach-" + place, order.id(), kind, RiyadhDay.of(at), facts));
    reports.add(new PlayedReport(id, order));
  }

  private void answer(List<PlayedReport> reports, int place, String answer) {
    find(reports, place)
        .ifPresent(r -> answerBreach.run(actors.get(r.of().supplierPerson()), r.id(), answer));
  }

  private void decide(Actor buyer, List<PlayedReport> reports) {
    find(reports, 0)
        .ifPresent(
            r ->
                decideBreach.run(
                    buyer,
                    r.id(),
                    new DecideBreach.BreachRuling(
                        true,
                        BreachConsequence.WARNING,
                        "التأخير ثابت في محضر الاستلام، ولم يُبلَّغ عنه قبل موعده.")));
  }

  private static Optional<PlayedReport> find(List<PlayedReport> reports, int place) {
    return place < reports.size() ? Optional.of(reports.get(place)) : Optional.empty();
  }

  /** The first orders of different suppliers whose officer still is one of the entity. */
  private List<PlayedOrder> orders() {
    return jdbc.prepareStatement(
        """
        SELECT MIN(x.call_off_id), x.agreement_id, MIN(o.placed_by), MIN(p.person_id)
          FROM order_index x
          JOIN call_off o ON o.id = x.call_off_id AND o.award_id IS NULL
          JOIN agreement_supplier s ON s.agreement_id = x.agreement_id
          JOIN role_grant g ON g.person_id = o.placed_by AND g.role = 'PROCUREMENT_OFFICER'
           AND g.entity_id = x.entity_id
          JOIN role_grant p ON p.supplier_id = s.supplier_id AND p.role = 'BIDDER'
         WHERE x.sent_at IS NOT NULL AND x.status <> 'CANCELLED'
           AND x.call_off_id IN (SELECT MIN(y.call_off_id) FROM order_index y
                                  WHERE y.sent_at IS NOT NULL GROUP BY y.agreement_id)
         GROUP BY x.agreement_id ORDER BY x.agreement_id LIMIT 3""",
        statement -> {
          List<PlayedOrder> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(
                  new PlayedOrder(
                      rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
            }
          }
          return found;
        });
  }
}

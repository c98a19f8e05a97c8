package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.framework.contract.AnswerNotice;
import org.muwahhad.framework.contract.AnswerTermination;
import org.muwahhad.framework.contract.LiftSuspension;
import org.muwahhad.framework.contract.ProposeTermination;
import org.muwahhad.framework.contract.SuspendAgreement;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.RiyadhDay;

/**
 * The life of the agreements of the tender awarded last: the last of them was to be suspended,
 * which was lifted before it began; a proposal of its supplier to end it was declined; and the
 * supplier has answered a notice on another, which waits for the decision of a second central
 * buyer.
 */
@Singleton
class ContractStory {
  private static final Duration UNTIL_SUSPENDED = Duration.ofDays(20);
  private static final Duration UNTIL_LIFTED = Duration.ofDays(22);
  private static final Duration UNTIL_PROPOSED = Duration.ofDays(25);
  private static final Duration UNTIL_DECLINED = Duration.ofDays(27);
  private static final Duration SINCE_NOTICE = Duration.ofDays(9);
  private static final Duration SINCE_ANSWER = Duration.ofDays(4);
  private static final int DAYS_AHEAD = 10;
  private final SuspendAgreement suspendAgreement;
  private final LiftSuspension liftSuspension;
  private final ProposeTermination proposeTermination;
  private final AnswerTermination answerTermination;
  private final AnswerNotice answerNotice;
  private final Actors actors;
  private final JdbcOperations jdbc;

  ContractStory(
      SuspendAgreement suspendAgreement,
      LiftSuspension liftSuspension,
      ProposeTermination proposeTermination,
      AnswerTermination answerTermination,
      AnswerNotice answerNotice,
      Actors actors,
      JdbcOperations jdbc) {
    this.suspendAgreement = suspendAgreement;
    this.liftSuspension = liftSuspension;
    this.proposeTermination = proposeTermination;
    this.answerTermination = answerTermination;
    this.answerNotice = answerNotice;
    this.actors = actors;
    this.jdbc = jdbc;
  }

  /** An agreement, its last day and a person of its supplier. */
  private record PlayedAgreement(long id, LocalDate endsOn, long supplierPerson) {}

  void enter(
      DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers, Instant now) {
    List<DemoTender> awarded =
        plan.tenders().stream().filter(t -> t.dates().awardedAt() != null).toList();
    DemoTender last = awarded.get(awarded.size() - 1);
    Instant at = Optional.ofNullable(last.dates().awardedAt()).orElseThrow();
    Actor buyer = cast.person(last.preparedBy());
    timetable.add(
        at.plus(UNTIL_SUSPENDED),
        () -> suspend(buyer, newest(numbers, last), at.plus(UNTIL_SUSPENDED)));
    timetable.add(
        at.plus(UNTIL_LIFTED),
        () ->
            number(
                    "SELECT MAX(id) FROM agreement_suspension WHERE agreement_id = ?",
                    newest(numbers, last).id())
                .ifPresent(
                    s -> liftSuspension.run(buyer, s, "اجتازت العينات الفحص قبل بدء التعليق.")));
    timetable.add(at.plus(UNTIL_PROPOSED), () -> propose(newest(numbers, last)));
    timetable.add(
        at.plus(UNTIL_DECLINED),
        () ->
            number(
                    "SELECT id FROM agreement_termination WHERE open_of = ?",
                    newest(numbers, last).id())
                .ifPresent(
                    t ->
                        answerTermination.decline(
                            buyer, t, "ما زالت جهات عدة تحتاج إلى الأصناف خلال السنة.")));
    timetable.add(now.minus(SINCE_NOTICE), () -> notice(buyer, oldest(numbers, last)));
    timetable.add(
        now.minus(SINCE_ANSWER),
        () -> {
          PlayedAgreement noticed = oldest(numbers, last);
          number("SELECT id FROM agreement_termination WHERE open_of = ?", noticed.id())
              .ifPresent(
                  t ->
                      answerNotice.run(
                          actors.get(noticed.supplierPerson()),
                          t,
                          "تأخرت الشحنة في الميناء أسبوعين لأسباب خارجة عن إرادتنا، ووصلت وتُسلَّم"
                              + " هذا الشهر."));
        });
  }

  private void suspend(Actor buyer, PlayedAgreement agreement, Instant at) {
    LocalDate from = RiyadhDay.of(at).plusDays(DAYS_AHEAD);
    suspendAgreement.run(
        buyer,
        agreement.id(),
        new SuspendAgreement.SuspensionTerms(
            from, from.plusDays(DAYS_AHEAD), "تُفحص عينات من الدفعة الأولى."));
  }

  private void propose(PlayedAgreement agreement) {
    proposeTermination.run(
        actors.get(agreement.supplierPerson()),
        agreement.id(),
        new ProposeTermination.TerminationTerms(
            agreement.endsOn().minusMonths(2), "يتوقف المصنع عن إنتاج الطراز في نهاية السنة."));
  }

  private void notice(Actor buyer, PlayedAgreement agreement) {
    proposeTermination.forCause(
        buyer,
        agreement.id(),
        new ProposeTermination.TerminationTerms(
            agreement.endsOn(), "تأخر التسليم أكثر من مرة عن اليوم الموعود."));
  }

  private PlayedAgreement newest(Map<String, Long> numbers, DemoTender tender) {
    List<PlayedAgreement> all = all(TenderStory.number(numbers, tender));
    return all.get(all.size() - 1);
  }

  private PlayedAgreement oldest(Map<String, Long> numbers, DemoTender tender) {
    return all(TenderStory.number(numbers, tender)).get(0);
  }

  private List<PlayedAgreement> all(long tenderId) {
    return jdbc.prepareStatement(
        """
        SELECT f.id, f.ends_on,
               (SELECT MIN(g.person_id) FROM role_grant g
                 WHERE g.supplier_id = b.supplier_id AND g.role = 'BIDDER')
          FROM framework_agreement f
          JOIN award a ON a.id = f.award_id AND a.status = 'active'
          JOIN bid b ON b.id = a.bid_id
         WHERE f.tender_id = ? ORDER BY f.id""",
        statement -> {
          statement.setLong(1, tenderId);
          List<PlayedAgreement> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(
                  new PlayedAgreement(
                      rows.getLong(1), rows.getDate(2).toLocalDate(), rows.getLong(3)));
            }
          }
          return found;
        });
  }

  private Optional<Long> number(String query, long agreementId) {
    return jdbc.prepareStatement(
        query,
        statement -> {
          statement.setLong(1, agreementId);
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() && rows.getLong(1) != 0
                ? Optional.of(rows.getLong(1))
                : Optional.empty();
          }
        });
  }
}

package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.guarantee.EndGuarantee;
import org.muwahhad.guarantee.RegisterGuarantee;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;

/**
 * Performance guarantees: the winners furnish them two weeks after the award, but for one of the
 * tender awarded last, which is overdue. Those of agreements that have ended are released.
 */
@Singleton
class GuaranteeStory {
  private static final Duration UNTIL_FURNISHED = Duration.ofDays(14);
  private static final Duration AGREEMENT = Duration.ofDays(366);
  private static final Duration UNTIL_RELEASED = Duration.ofDays(30);
  private static final List<String> BANKS =
      List.of("البنك الأهلي (بنك تجريبي)", "بنك الخليج (بنك تجريبي)", "بنك الواحة (بنك تجريبي)");
  private final RegisterGuarantee registerGuarantee;
  private final EndGuarantee endGuarantee;
  private final JdbcOperations jdbc;

  GuaranteeStory(
      RegisterGuarantee registerGuarantee, EndGuarantee endGuarantee, JdbcOperations jdbc) {
    this.registerGuarantee = registerGuarantee;
    this.endGuarantee = endGuarantee;
    this.jdbc = jdbc;
  }

  void enter(
      DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers, Instant now) {
    List<DemoTender> awarded =
        plan.tenders().stream().filter(t -> t.dates().awardedAt() != null).toList();
    for (DemoTender tender : awarded) {
      Instant awardedAt = Optional.ofNullable(tender.dates().awardedAt()).orElseThrow();
      Actor buyer = cast.person(tender.preparedBy());
      boolean last = tender.equals(awarded.get(awarded.size() - 1));
      timetable.add(
          awardedAt.plus(UNTIL_FURNISHED),
          () -> furnish(buyer, TenderStory.number(numbers, tender), last ? 1 : 0));
      Instant ended = awardedAt.plus(AGREEMENT).plus(UNTIL_RELEASED);
      if (ended.isBefore(now)) {
        timetable.add(ended, () -> release(buyer, TenderStory.number(numbers, tender)));
      }
    }
  }

  /** What an award owes: its least amount and the last day until which it must hold. */
  private record GuaranteeDue(long awardId, BigDecimal amount, LocalDate lastDay) {}

  private void furnish(Actor buyer, long tenderId, int left) {
    List<GuaranteeDue> due = due(tenderId);
    for (GuaranteeDue one : due.subList(0, due.size() - left)) {
      registerGuarantee.run(
          buyer,
          one.awardId(),
          new RegisterGuarantee.FurnishedGuarantee(
              BANKS.get((int) (one.awardId() % BANKS.size())),
              "LG-" + (70_000 + one.awardId()),
              one.amount(),
              one.lastDay().plusDays(30),
              "خزينة الأمانة العامة، الملف " + one.awardId()));
    }
  }

  private void release(Actor buyer, long tenderId) {
    due(tenderId)
        .forEach(
            d ->
                endGuarantee.release(
                    buyer, d.awardId(), "انتهت الاتفاقية وسُلّمت الكميات المطلوبة جميعها."));
  }

  private List<GuaranteeDue> due(long tenderId) {
    return jdbc.prepareStatement(
        """
        SELECT a.id, ROUND(a.amount * p.value / 100, c.decimals), f.ends_on
          FROM award a
          JOIN tender_rule p ON p.tender_id = a.tender_id
           AND p.code = 'performance-guarantee.percent'
          JOIN currency c ON c.code = a.currency
          JOIN framework_agreement f ON f.award_id = a.id
         WHERE a.tender_id = ? AND a.status = 'active' ORDER BY a.id""",
        statement -> {
          statement.setLong(1, tenderId);
          List<GuaranteeDue> found = new ArrayList<>();
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              Date day = rows.getDate(3);
              found.add(
                  new GuaranteeDue(rows.getLong(1), rows.getBigDecimal(2), day.toLocalDate()));
            }
          }
          return found;
        });
  }
}

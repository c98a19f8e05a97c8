package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.award.reserve.AnswerReserve;
import org.muwahhad.award.reserve.InviteReserve;
import org.muwahhad.award.reserve.ReserveAnswer;
import org.muwahhad.award.reserve.ReserveQueries;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.RiyadhDay;

/**
 * A reserve list in the tender awarded last: in the standstill the bidders who rank after the
 * winner of a lot are asked to accept its prices. The first of them accepts, and all others
 * decline.
 */
@Singleton
class ReserveStory {
  private static final Duration UNTIL_ASKED = Duration.ofDays(1);
  private static final Duration UNTIL_ANSWERED = Duration.ofDays(2);
  private static final int DAYS_TO_ANSWER = 10;
  private final InviteReserve inviteReserve;
  private final AnswerReserve answerReserve;
  private final ReserveQueries reserve;
  private final Actors actors;
  private final JdbcOperations jdbc;

  ReserveStory(
      InviteReserve inviteReserve,
      AnswerReserve answerReserve,
      ReserveQueries reserve,
      Actors actors,
      JdbcOperations jdbc) {
    this.inviteReserve = inviteReserve;
    this.answerReserve = answerReserve;
    this.reserve = reserve;
    this.actors = actors;
    this.jdbc = jdbc;
  }

  void enter(DemoPlan plan, DemoCast cast, Timetable timetable, Map<String, Long> numbers) {
    List<DemoTender> awarded =
        plan.tenders().stream().filter(t -> t.dates().awardedAt() != null).toList();
    DemoTender last = awarded.get(awarded.size() - 1);
    Instant standstill = Optional.ofNullable(last.dates().confirmedAt()).orElseThrow();
    Actor buyer = cast.person(last.preparedBy());
    Instant asked = standstill.plus(UNTIL_ASKED);
    timetable.add(asked, () -> ask(buyer, TenderStory.number(numbers, last), asked));
    timetable.add(standstill.plus(UNTIL_ANSWERED), () -> answer(TenderStory.number(numbers, last)));
  }

  private void ask(Actor buyer, long tenderId, Instant at) {
    reserve.listLots(tenderId).stream()
        .filter(ReserveQueries.ReserveLot::mayInvite)
        .findFirst()
        .ifPresent(
            lot ->
                inviteReserve.run(
                    buyer, tenderId, lot.lotId(), RiyadhDay.of(at).plusDays(DAYS_TO_ANSWER)));
  }

  private void answer(long tenderId) {
    for (ReserveQueries.ReservePlace place : reserve.list(tenderId, 0)) {
      answerReserve.run(
          actors.get(person(place.supplierId())),
          place.id(),
          place.place() == 1 ? ReserveAnswer.ACCEPTED : ReserveAnswer.DECLINED);
    }
  }

  private long person(long supplierId) {
    return jdbc.prepareStatement(
        "SELECT MIN(person_id) FROM role_grant WHERE supplier_id = ? AND role = 'BIDDER'",
        statement -> {
          statement.setLong(1, supplierId);
          try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        });
  }
}

package org.muwahhad.notification.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.CancelRound;
import org.muwahhad.demand.round.CloseRoundsOnTime;
import org.muwahhad.demand.round.ExtendRound;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.submission.AmendDemand;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.notification.notice.DaysLeft;
import org.muwahhad.organisation.entity.CloseEntity;

/** Reminders before a round closes and before endorsement ends, each once. */
class RemindOfDeadlinesTest {
  private static final Pattern NOW_AND_DEADLINE = Pattern.compile("([^ /]++)/([^ /]++)");
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.reminder-interval", "1d"));
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private final long round = DEMAND.anOpenRound();
  private final Instant closes = APP.get(RoundQueries.class).getRow(round).closesAt();
  private final Actor idle = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
  private final DemandFixture.Side drafting = DEMAND.aDraft(round, "KW");
  private final DemandFixture.Side done =
      DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "1"));
  private final Actor coordinator = DEMAND.aCoordinatorOf("KW");

  @AfterEach
  void nothing_is_left_for_the_next_test() {
    APP.get(CancelRound.class).run(DEMAND.buyer(), round, "test");
  }

  @Test
  void who_has_not_submitted_is_reminded_seven_three_and_one_days_before_the_close() {
    for (int days : new int[] {8, 7, 3, 1}) {
      remindBefore(closes, Duration.ofDays(days));
      remindBefore(closes, Duration.ofDays(days).minusMinutes(5));
    }

    assertThat(reminders(idle)).containsExactly("reminder-not-started 7 3 1");
    assertThat(reminders(drafting.officer())).containsExactly("reminder-draft 7 3 1");
    assertThat(reminders(done.officer())).isEmpty();
    assertThat(reminders(coordinator)).isEmpty();
  }

  @Test
  void who_has_not_finished_an_amendment_is_reminded_too() {
    APP.get(AmendDemand.class).run(done.officer(), done.submission());

    remindBefore(closes, Duration.ofDays(3));

    assertThat(reminders(done.officer())).containsExactly("reminder-amendment 3");
  }

  @Test
  void after_a_pause_of_the_service_only_the_latest_reminder_is_given() {
    remindBefore(closes, Duration.ofDays(2));

    assertThat(reminders(idle))
        .as("it tells the days that are left, not those of the reminder")
        .containsExactly("reminder-not-started 2");
  }

  @Test
  void the_officers_of_a_closed_entity_are_not_reminded_of_what_it_cannot_begin() {
    long closed = WORLD.anEntityIn("KW");
    Actor officer = WORLD.anOfficerOf(closed);
    APP.get(CloseEntity.class).run(WORLD.aPersonWho(Role.ADMINISTRATOR), closed, "Merged");

    remindBefore(closes, Duration.ofDays(3));

    assertThat(reminders(officer)).isEmpty();
    assertThat(reminders(idle)).containsExactly("reminder-not-started 3");
  }

  @Test
  void a_round_of_which_nobody_can_be_reminded_holds_up_no_other() {
    long other = DEMAND.anOpenRound();
    Duration before = Duration.ofDays(3).minusMinutes(5);
    APP.sql(
        """
        CREATE TRIGGER trial_notice BEFORE INSERT ON notice FOR EACH ROW
        IF NEW.once_key LIKE 'reminder-not-started:%d:%%' THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'trial.stuck';
        END IF"""
            .formatted(round));

    try {
      assertThatThrownBy(() -> remindBefore(closes, before)).hasStackTraceContaining("trial.stuck");
    } finally {
      APP.sql("DROP TRIGGER trial_notice");
    }

    assertThat(reminders(idle)).containsExactly("reminder-not-started 3");
    remindBefore(closes, before);
    assertThat(reminders(idle)).containsExactly("reminder-not-started 3 3");
    APP.get(CancelRound.class).run(DEMAND.buyer(), other, "test");
  }

  @Test
  void four_nodes_at_once_remind_everybody_once() {
    CompletableFuture<?>[] nodes =
        IntStream.range(0, 4)
            .mapToObj(
                i -> CompletableFuture.runAsync(() -> remindBefore(closes, Duration.ofDays(3))))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(nodes).join();

    assertThat(reminders(idle)).containsExactly("reminder-not-started 3");
  }

  @Test
  void an_extended_round_is_a_new_deadline() {
    remindBefore(closes, Duration.ofDays(1));
    Instant later = closes.plus(Duration.ofDays(10));
    APP.get(ExtendRound.class)
        .run(DEMAND.buyer(), round, new ExtendRound.Extension(later, null, "More time"));

    remindBefore(later, Duration.ofDays(1));

    assertThat(reminders(idle)).containsExactly("reminder-not-started 1 1");
  }

  @Test
  void a_coordinator_is_reminded_before_the_end_of_endorsement_while_submissions_wait() {
    DemoTime.run(closes.plusSeconds(1), () -> APP.get(CloseRoundsOnTime.class).run());
    Instant end =
        APP.get(RoundQueries.class).listProgress(round).stream()
            .filter(s -> s.stateCode().equals("KW"))
            .findFirst()
            .orElseThrow()
            .endorsementUntil();

    remindBefore(end, Duration.ofDays(3));
    remindBefore(end, Duration.ofDays(3));
    remindBefore(end, Duration.ofDays(1));

    assertThat(reminders(coordinator)).containsExactly("endorsement-ending 3 1");
    assertThat(reminders(DEMAND.aCoordinatorOf("OM"))).isEmpty();
  }

  private static void remindBefore(Instant deadline, Duration before) {
    DemoTime.run(deadline.minus(before), () -> APP.get(RemindOfDeadlines.class).run());
  }

  /** The kind of reminder a person got, with the days before the deadline in the order given. */
  private static List<String> reminders(Actor person) {
    String found =
        APP.ask(
            """
            SELECT CONCAT(n.kind, ' ', GROUP_CONCAT(JSON_UNQUOTE(JSON_EXTRACT(n.arguments,
                   '$[3].value')) ORDER BY n.id SEPARATOR ' '))
              FROM inbox_message i JOIN notice n ON n.id = i.notice_id
             WHERE n.once_key IS NOT NULL AND i.person_id = %d GROUP BY n.kind"""
                .formatted(person.personId()));
    return found.isEmpty()
        ? List.of()
        : List.of(NOW_AND_DEADLINE.matcher(found).replaceAll(RemindOfDeadlinesTest::days));
  }

  private static String days(MatchResult found) {
    return String.valueOf(
        DaysLeft.between(Instant.parse(found.group(1)), Instant.parse(found.group(2)), RIYADH));
  }
}

package org.muwahhad.notification.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.AnswerJoin;
import org.muwahhad.aggregation.AskJoin;
import org.muwahhad.aggregation.JoinQueries;
import org.muwahhad.aggregation.WithdrawJoin;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.notification.inbox.ViewInbox;
import org.muwahhad.notification.reminder.RemindOfDeadlines;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.web.ListChoice;

/** Who is told when equivalents are to be joined, and what waits on whose home page. */
class JoinNoticesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final Actor kuwait = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");
  private final Actor oman = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "OM");
  private final Actor bahrain = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "BH");
  private final AnswerJoin answerJoin = APP.get(AnswerJoin.class);
  private long round;
  private long request;

  @BeforeEach
  void ask() {
    long odd = FIXTURE.anItem("30213100");
    long standard = FIXTURE.anItem("30213100");
    round = FIXTURE.aRound();
    FIXTURE.endorsed(round, "KW", List.of(new TenderFixture.Line(odd, "3")));
    FIXTURE.endorsed(round, "OM", List.of(new TenderFixture.Line(odd, "4")));
    FIXTURE.endorsed(round, "BH", List.of(new TenderFixture.Line(standard, "5")));
    FIXTURE.equivalent(odd, standard, Factor.ONE);
    request =
        APP.get(AskJoin.class)
            .run(
                FIXTURE.buyer(),
                round,
                odd,
                standard,
                "Bigger volume",
                APP.get(DatabaseClock.class).now().plus(Duration.ofDays(3)));
  }

  @Test
  void the_coordinators_of_the_states_asked_get_a_message_and_a_mail_and_nobody_else_does() {
    for (Actor asked : List.of(kuwait, oman)) {
      ViewInbox.Message message = inbox(asked).get(0);
      assertThat(message.kind()).isEqualTo("join-asked");
      assertThat(message.href()).isEqualTo("/rounds/" + round + "/joins");
      assertThat(message.text()).contains("Bigger volume", "TR-");
      assertThat(mails(asked)).isEqualTo("1");
    }
    assertThat(inbox(bahrain)).isEmpty();
    Browserless browser = Browserless.signedInAs(APP, kuwait);
    assertThat(browser.get(inbox(kuwait).get(0).href()).body()).contains("Bigger volume", "Accept");
  }

  @Test
  void the_buyer_who_asked_is_told_each_answer() {
    answerJoin.run(kuwait, request, true, "");
    assertThat(inbox(FIXTURE.buyer()).get(0))
        .satisfies(m -> assertThat(m.kind()).isEqualTo("join-state-accepted"))
        .satisfies(m -> assertThat(m.subject()).contains("Kuwait"));

    answerJoin.run(oman, request, true, "");

    assertThat(inbox(FIXTURE.buyer()).get(0).kind()).isEqualTo("join-accepted");
  }

  @Test
  void a_refusal_is_told_with_its_reason() {
    answerJoin.run(oman, request, false, "Stocked already");

    ViewInbox.Message told = inbox(FIXTURE.buyer()).get(0);
    assertThat(told.kind()).isEqualTo("join-declined");
    assertThat(told.text()).contains("Oman", "Stocked already");
  }

  @Test
  void whoever_was_asked_is_told_of_a_withdrawal_and_nothing_waits_any_more() {
    assertThat(waiting(oman)).isEqualTo(1);

    APP.get(WithdrawJoin.class).run(FIXTURE.buyer(), request);

    assertThat(inbox(oman).get(0).kind()).isEqualTo("join-withdrawn");
    assertThat(waiting(oman)).isZero();
  }

  @Test
  void the_home_page_of_a_coordinator_leads_to_what_waits_until_it_is_answered() {
    assertThat(waiting(kuwait)).isEqualTo(1);
    assertThat(waiting(bahrain)).isZero();
    assertThat(Browserless.signedInAs(APP, kuwait).get("/").body())
        .contains("Answer requests to join equivalents", "/rounds/" + round + "/joins");

    answerJoin.run(kuwait, request, true, "");

    assertThat(waiting(kuwait)).isZero();
    assertThat(waiting(oman)).isEqualTo(1);
  }

  @Test
  void who_has_not_answered_is_reminded_once_a_day_before_the_answer_is_due() {
    answerJoin.run(kuwait, request, true, "");
    Instant due = APP.get(JoinQueries.class).findTold(request).orElseThrow().answerUntil();

    for (int hours : new int[] {25, 24, 23, 1}) {
      DemoTime.run(
          due.minus(Duration.ofHours(hours)), () -> APP.get(RemindOfDeadlines.class).run());
      assertThat(kinds(oman).get(0)).isEqualTo(hours > 24 ? "join-asked" : "join-answer-due");
    }

    assertThat(kinds(oman)).containsExactly("join-answer-due", "join-asked");
    assertThat(kinds(kuwait)).containsExactly("join-asked");
    assertThat(kinds(bahrain)).isEmpty();
    ViewInbox.Message reminder = inbox(oman).get(0);
    assertThat(reminder.subject()).startsWith("Reminder: your answer on joining");
  }

  /**
   * The messages of a person about this round, the newest first; other tests leave requests open.
   */
  private List<String> kinds(Actor person) {
    return inbox(person).stream()
        .filter(m -> m.href().equals("/rounds/" + round + "/joins"))
        .map(ViewInbox.Message::kind)
        .toList();
  }

  /** Requests of this round that wait for a coordinator. */
  private long waiting(Actor coordinator) {
    return APP.get(Home.class).tasks(coordinator).stream()
        .filter(t -> t.kind() == Task.TaskKind.ANSWER_JOIN)
        .filter(t -> t.href().equals("/rounds/" + round + "/joins"))
        .mapToLong(Task::count)
        .sum();
  }

  private static List<ViewInbox.Message> inbox(Actor person) {
    return APP.get(ViewInbox.class)
        .get(person, Language.EN, new ListChoice("/messages", "", "", "", 1))
        .messages();
  }

  private static String mails(Actor person) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
         WHERE i.person_id = """
            + person.personId());
  }
}

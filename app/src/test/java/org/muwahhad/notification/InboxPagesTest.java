package org.muwahhad.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.DemandFixture;

/** The inbox and the administrator's mails, as a browser without scripts uses them. */
class InboxPagesTest {
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.mail.interval", "1d"));
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);

  @Test
  void the_header_counts_unread_messages_and_opening_one_leads_to_the_thing() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    long round = DEMAND.anOpenRound();
    Browserless officer = Browserless.signedInAs(APP, person);

    assertThat(officer.get("/rounds").body()).contains("one unread");
    assertThat(officer.get("/messages").body()).contains("Open: demand round “Test round”");
    HttpResponse<String> opened =
        officer.post("/messages/" + messageOf(person) + "/open", Map.of());
    assertThat(opened.uri().getPath()).isEqualTo("/rounds/" + round);
    assertThat(opened.body()).doesNotContain("one unread");
    assertThat(officer.get("/messages?filter=UNREAD").body())
        .contains("Nothing in this list matches");
  }

  @Test
  void all_messages_are_marked_as_read_at_once() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    DEMAND.anOpenRound();
    DEMAND.anOpenRound();
    Browserless officer = Browserless.signedInAs(APP, person);
    officer.get("/messages");

    assertThat(officer.post("/messages/read", Map.of()).body())
        .contains("2 messages are marked as read.");
  }

  @Test
  void another_persons_message_is_not_found() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    DEMAND.anOpenRound();
    Browserless other = Browserless.signedInAs(APP, DEMAND.aCoordinatorOf("QA"));
    other.get("/messages");

    assertThat(other.post("/messages/" + messageOf(person) + "/open", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_person_chooses_the_language_of_mails() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    Browserless officer = Browserless.signedInAs(APP, person);
    officer.get("/messages");

    assertThat(officer.post("/messages/language", Map.of("language", "en")).body())
        .contains("The language is saved.");
    assertThat(APP.ask("SELECT language FROM person WHERE id = " + person.personId()))
        .isEqualTo("en");
  }

  @Test
  void without_a_mail_server_the_administrator_reads_the_mails_that_were_kept() {
    DemandFixture.Side side =
        DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(DEMAND.aLaptop(), "2"));
    APP.get(SendMails.class).run();
    Browserless administrator = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.ADMINISTRATOR));
    String mail =
        "/mails/"
            + APP.ask(
                """
                SELECT m.id FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
                 WHERE i.person_id = %d ORDER BY m.id DESC LIMIT 1"""
                    .formatted(side.officer().personId()));

    assertThat(administrator.get("/mails").body())
        .contains("No mail server is configured", "Kept as a file");
    assertThat(administrator.get(mail).body()).contains("was received", "استُلم طلب");
    HttpResponse<String> file = administrator.get(mail + "/file");
    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("message/rfc822");
    assertThat(file.body()).contains("Message-ID: <n", "multipart/alternative");
    assertThat(Browserless.signedInAs(APP, side.officer()).get("/mails").statusCode())
        .isEqualTo(403);
  }

  @Test
  void moving_the_demonstration_clock_closes_what_is_due_at_once() {
    long round = DEMAND.anOpenRound();
    Browserless buyer = Browserless.signedInAs(APP, DEMAND.buyer());
    APP.moveClockOn(Duration.ZERO);
    buyer.get("/demo/clock");

    assertThat(buyer.post("/demo/clock", Map.of("days", "31")).statusCode()).isEqualTo(200);

    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round)).isEqualTo("CLOSED");
    APP.sql("DELETE FROM demo_clock");
  }

  private static long messageOf(Actor person) {
    return Long.parseLong(
        APP.ask(
            "SELECT id FROM inbox_message WHERE person_id = %d ORDER BY id DESC LIMIT 1"
                .formatted(person.personId())));
  }
}

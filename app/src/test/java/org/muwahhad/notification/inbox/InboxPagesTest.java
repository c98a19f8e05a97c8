package org.muwahhad.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.CancelRound;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.notification.mail.SendMails;
import org.muwahhad.notification.mail.ViewMails;
import org.muwahhad.shared.Language;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** The inbox and the administrator's mails, as a browser without scripts uses them. */
@Tag("long")
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
  void messages_are_found_narrowed_ordered_and_come_in_pages() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    for (int i = 0; i < 27; i++) {
      DEMAND.anOpenRound();
    }
    long last = DEMAND.anOpenRound();
    String code = APP.ask("SELECT code FROM demand_round WHERE id = " + last);
    APP.get(CancelRound.class).run(DEMAND.buyer(), last, "Budget%");
    Actor stranger = WORLD.anOfficerOf(WORLD.anEntityIn("QA"));

    assertThat(found(person, code, "", "", 1).messages())
        .extracting(ViewInbox.Message::kind)
        .containsExactly("round-cancelled", "round-opened");
    assertThat(found(person, "cancelled", "", "", 1).messages())
        .extracting(ViewInbox.Message::kind)
        .containsExactly("round-cancelled");
    assertThat(found(person, "جولة اختبار", "", "", 1).total()).isEqualTo(29);
    assertThat(found(person, "NAME", "", "", 1).total()).as("not how it is kept").isZero();
    assertThat(found(person, "%", "", "", 1).messages())
        .extracting(ViewInbox.Message::kind)
        .containsExactly("round-cancelled");
    assertThat(found(person, "", "", "", 2).messages()).hasSize(4);
    assertThat(found(person, "", "", "", 3).messages()).isEmpty();
    assertThat(found(person, "", "", "written", 1).messages())
        .isSortedAccordingTo(Comparator.comparing(ViewInbox.Message::at));
    APP.get(ViewMessage.class).run(person, found(person, "", "", "", 1).messages().get(0).id());
    assertThat(found(person, "", "READ", "", 1).total()).isEqualTo(1);
    assertThat(found(person, "", "UNREAD", "", 1).total()).isEqualTo(28);
    assertThat(found(stranger, code, "", "", 1).messages()).as("their own alone").isEmpty();
    Browserless officer = Browserless.signedInAs(APP, person);
    officer.get("/language/en");
    assertThat(officer.get("/messages?q=Test&filter=UNREAD").body())
        .contains("name=\"q\"", "of 28<", "filter=UNREAD");
  }

  private static ViewInbox.InboxView found(
      Actor person, String text, String filter, String sort, int page) {
    return APP.get(ViewInbox.class)
        .get(person, Language.EN, new ListChoice("/messages", text, filter, sort, page));
  }

  @Test
  void mails_are_found_narrowed_ordered_and_come_in_pages() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    Actor administrator = WORLD.aPersonWho(Role.ADMINISTRATOR);
    for (int i = 0; i < 27; i++) {
      DEMAND.anOpenRound();
    }
    String last = APP.ask("SELECT code FROM demand_round ORDER BY id DESC LIMIT 1");
    String address = APP.ask("SELECT email FROM person WHERE id = " + person.personId());
    APP.sql(
        """
        UPDATE mail SET status = 'DEAD', attempts = 7, last_error = '550 no such mailbox',
                        done_at = SYSDATE(6)
         WHERE id = (SELECT x FROM (SELECT MIN(m.id) AS x FROM mail m
                       JOIN inbox_message i ON i.id = m.inbox_message_id
                      WHERE i.person_id = %d) z)"""
            .formatted(person.personId()));

    assertThat(mails(administrator, address, "", "", 1).total()).isEqualTo(27);
    assertThat(mails(administrator, address, "", "", 2).entries()).hasSize(2);
    assertThat(mails(administrator, address, "", "", 1).entries())
        .allSatisfy(m -> assertThat(m.email()).isEqualTo(address))
        .isSortedAccordingTo(Comparator.comparing(ViewMails.MailRow::createdAt).reversed());
    assertThat(mails(administrator, address, "DEAD", "", 1).entries())
        .singleElement()
        .satisfies(m -> assertThat(m.attempts()).isEqualTo(7));
    assertThat(mails(administrator, "no such mailbox", "", "", 1).total()).isEqualTo(1);
    assertThat(mails(administrator, last, "", "", 1).entries())
        .isNotEmpty()
        .allSatisfy(m -> assertThat(m.createdAt()).isNotNull());
    assertThat(mails(administrator, address, "", "-attempts", 1).entries().get(0).attempts())
        .isEqualTo(7);
    assertThat(mails(administrator, address, "", "written", 1).entries())
        .isSortedAccordingTo(Comparator.comparing(ViewMails.MailRow::createdAt));
    assertThat(mails(administrator, "qqqqzzzz", "", "", 1).entries()).isEmpty();
    Browserless browser = Browserless.signedInAs(APP, administrator);
    browser.get("/language/en");
    assertThat(browser.get("/mails?q=" + address + "&sort=written").body())
        .contains("name=\"q\"", "of 27<", "aria-sort=\"ascending\"");
  }

  private static ListPage<ViewMails.MailRow> mails(
      Actor reader, String text, String filter, String sort, int page) {
    return APP.get(ViewMails.class)
        .list(reader, Language.EN, new ListChoice("/mails", text, filter, sort, page));
  }

  @Test
  void the_address_of_a_message_does_not_tell_how_many_there_are() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    DEMAND.anOpenRound();
    Browserless officer = Browserless.signedInAs(APP, person);

    assertThat(messageOf(person)).matches("[0-9a-f]{32}");
    assertThat(officer.get("/messages").body())
        .contains("/messages/" + messageOf(person) + "/open")
        .doesNotContainPattern("/messages/[0-9]{1,18}/");
  }

  @Test
  void messages_of_one_kind_about_one_thing_are_one_entry_that_opens_all_of_them() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    Actor other = WORLD.anOfficerOf(WORLD.anEntityIn("QA"));
    for (int i = 0; i < 27; i++) {
      tell(person, "/rounds/4711", "R-" + i);
    }
    tell(person, "/rounds/4712", "R-another");
    tell(other, "/rounds/4711", "R-of-another");

    ViewInbox.InboxGroupsView inbox = groups(person, "", "");

    assertThat(inbox.total()).isEqualTo(2);
    assertThat(inbox.unread()).as("the figure is that of messages").isEqualTo(28);
    assertThat(inbox.groups())
        .extracting(g -> g.count() + " " + g.unread() + " " + g.newest().href())
        .containsExactly("1 1 /rounds/4712", "27 27 /rounds/4711");
    String newest = inbox.groups().get(1).newest().id();
    Browserless officer = Browserless.signedInAs(APP, person);
    assertThat(officer.get("/messages").body())
        .contains("27 messages", "27 unread", "/messages/groups/" + newest);
    assertThat(officer.get("/messages/groups/" + newest).body())
        .contains("of 27<", "R-26")
        .doesNotContain("R-another", "R-of-another");
    assertThat(officer.get("/messages/groups/" + newest + "?page=2").body())
        .contains("R-0")
        .doesNotContain("R-26");
    assertThat(groups(person, "R-another", "").total()).isEqualTo(1);
  }

  @Test
  void a_group_is_marked_as_read_and_nothing_else_is() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    Actor other = WORLD.anOfficerOf(WORLD.anEntityIn("QA"));
    for (Actor told : List.of(person, other)) {
      tell(told, "/rounds/4713", "Alpha7");
      tell(told, "/rounds/4713", "Bravo7");
      tell(told, "/rounds/4714", "Charlie7");
    }
    APP.get(ViewMessage.class)
        .run(person, groups(person, "Bravo7", "").groups().get(0).newest().id());
    assertThat(groups(person, "", "UNREAD").total())
        .as("one of the two is not read yet")
        .isEqualTo(2);
    assertThat(groups(person, "", "READ").total()).isZero();
    String id = groups(person, "Alpha7", "").groups().get(0).newest().id();
    Browserless officer = Browserless.signedInAs(APP, person);
    officer.get("/messages");

    assertThat(officer.post("/messages/groups/" + id + "/read").body())
        .contains("One message is marked as read.");

    assertThat(groups(person, "", "").unread()).isEqualTo(1);
    assertThat(officer.get("/rounds").body()).as("one figure everywhere").contains("one unread");
    assertThat(groups(person, "", "READ").groups())
        .singleElement()
        .satisfies(g -> assertThat(g.newest().href()).isEqualTo("/rounds/4713"));
    assertThat(groups(other, "", "").unread()).isEqualTo(3);
    Browserless stranger = Browserless.signedInAs(APP, other);
    stranger.get("/messages");
    assertThat(stranger.get("/messages/groups/" + id).statusCode()).isEqualTo(404);
    assertThat(stranger.post("/messages/groups/" + id + "/read").statusCode()).isEqualTo(404);
  }

  @Test
  void programs_read_groups_and_all_messages_one_by_one() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    tell(person, "/rounds/4715", "A");
    tell(person, "/rounds/4715", "B");
    ApiCaller program = ApiCaller.of(APP, person);
    String id = groups(person, "", "").groups().get(0).newest().id();

    assertThat(program.get("/api/v1/messages").body()).contains("\"total\":1", "\"count\":2");
    assertThat(program.get("/api/v1/messages/all").body()).contains("\"total\":2");
    assertThat(program.get("/api/v1/messages/groups/" + id).body())
        .contains("\"total\":2", "\"unread\":2");
    assertThat(program.send("POST", "/api/v1/messages/groups/" + id + "/read", "").statusCode())
        .isEqualTo(204);
    assertThat(program.get("/api/v1/messages").body()).contains("\"unread\":0");
  }

  @Test
  void the_list_of_mails_has_each_subject_in_the_language_of_its_reader() {
    Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    Actor administrator = WORLD.aPersonWho(Role.ADMINISTRATOR);
    DEMAND.anOpenRound();
    String address = APP.ask("SELECT email FROM person WHERE id = " + person.personId());
    ListChoice choice = new ListChoice("/mails", address, "", "", 1);
    ViewMails view = APP.get(ViewMails.class);

    assertThat(view.list(administrator, Language.EN, choice).entries())
        .extracting(ViewMails.MailRow::subject)
        .first()
        .asString()
        .startsWith("Open: demand round");
    assertThat(view.list(administrator, Language.AR, choice).entries())
        .extracting(ViewMails.MailRow::subject)
        .first()
        .asString()
        .doesNotContainPattern("[A-Za-z]");
  }

  private static ViewInbox.InboxGroupsView groups(Actor person, String text, String filter) {
    return APP.get(ViewInbox.class)
        .groups(person, Language.EN, new ListChoice("/messages", text, filter, "", 1));
  }

  private static void tell(Actor person, String href, String name) {
    long notice =
        WORLD.insert(
            """
            INSERT INTO notice (kind, href, arguments, created_at)
            VALUES ('round-cancelled', '%s',
                    '[{"kind": "NAME", "value": "جولة", "english": "%s"},
                      {"kind": "TEXT", "value": "77", "english": null},
                      {"kind": "TEXT", "value": "77", "english": null}]',
                    UTC_TIMESTAMP(6))"""
                .formatted(href, name));
    WORLD.insert(
        "INSERT INTO inbox_message (notice_id, person_id) VALUES (%d, %d)"
            .formatted(notice, person.personId()));
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
                SELECT m.message_id FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
                 WHERE i.person_id = %d ORDER BY m.id DESC LIMIT 1"""
                    .formatted(side.officer().personId()));

    assertThat(administrator.get("/mails").body())
        .contains("No mail server is configured", "Kept as a file");
    assertThat(administrator.get(mail).body()).contains("was received", "استُلم طلب");
    HttpResponse<String> file = administrator.get(mail + "/file");
    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("message/rfc822");
    assertThat(file.body())
        .contains("Message-ID: <" + mail.substring("/mails/".length()), "multipart/alternative");
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

  private static String messageOf(Actor person) {
    return APP.ask(
        "SELECT handle FROM inbox_message WHERE person_id = %d ORDER BY id DESC LIMIT 1"
            .formatted(person.personId()));
  }
}

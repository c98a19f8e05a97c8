package org.muwahhad.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.ChooseLanguage;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/** E-mails through a real SMTP server. */
@Tag("long")
class SendMailsTest {
  private static int port;
  private static final GreenMail SERVER = server();
  private static final TestApp APP =
      TestApp.start(
          Map.of(
              "muwahhad.mail.interval", "1d",
              "muwahhad.smtp.host", "127.0.0.1",
              "muwahhad.smtp.port", port,
              "muwahhad.smtp.security", "none",
              "muwahhad.public-url", "https://muwahhad.example/"));
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private final Actor administrator = WORLD.aPersonWho(Role.ADMINISTRATOR);

  private static GreenMail server() {
    // One port for good: the server is stopped and started again.
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  @BeforeEach
  void an_empty_outbox() throws Exception {
    if (!SERVER.isRunning()) {
      SERVER.start();
    }
    APP.get(SendMails.class).run();
    SERVER.purgeEmailFromAllMailboxes();
  }

  @AfterAll
  static void the_server_ends() {
    SERVER.stop();
  }

  @Test
  void a_mail_carries_both_languages_the_readers_first_as_text_and_as_html()
      throws MessagingException, IOException {
    DemandFixture.Side side = aSubmission();

    assertThat(APP.get(SendMails.class).run()).isEqualTo(1);

    MimeMessage mail = SERVER.getReceivedMessages()[0];
    assertThat(mail.getSubject()).startsWith("الإيصال");
    assertThat(mail.getAllRecipients()[0].toString())
        .contains(APP.ask("SELECT email FROM person WHERE id = " + side.officer().personId()));
    String text = part(mail, 0);
    String html = part(mail, 1);
    assertThat(text.indexOf("استُلم طلب")).isBetween(0, text.indexOf("was received"));
    assertThat(text).contains("https://muwahhad.example/submissions/" + side.submission());
    assertThat(html).contains("<html lang=\"ar\" dir=\"rtl\">", "<div lang=\"en\" dir=\"ltr\">");
    assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
  }

  @Test
  void whoever_chose_english_reads_english_first() throws MessagingException, IOException {
    DemandFixture.Side side = aSubmission();
    APP.get(ChooseLanguage.class).run(side.officer(), Language.EN);

    APP.get(SendMails.class).run();

    MimeMessage mail = SERVER.getReceivedMessages()[0];
    assertThat(mail.getSubject()).startsWith("Receipt");
    assertThat(part(mail, 0).indexOf("was received"))
        .isBetween(0, part(mail, 0).indexOf("استُلم طلب"));
  }

  @Test
  void what_people_wrote_stays_text_in_html() {
    assertThat(ComposeMail.escaped("<b>\"it's\" & more</b>"))
        .isEqualTo("&lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt;");
  }

  @Test
  void four_nodes_at_once_send_each_mail_once() {
    long round = DEMAND.anOpenRound();
    APP.get(SendMails.class).run();
    int before = SERVER.getReceivedMessages().length;
    for (int i = 0; i < 40; i++) {
      DEMAND.aSubmission(round, "KW", line(LAPTOP, "1"));
    }

    CompletableFuture<?>[] nodes =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.runAsync(() -> APP.get(SendMails.class).run()))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(nodes).join();

    assertThat(SERVER.getReceivedMessages()).hasSize(before + 40);
    assertThat(Arrays.stream(SERVER.getReceivedMessages()).map(SendMailsTest::identity).distinct())
        .hasSize(before + 40);
  }

  @Test
  void the_mail_of_a_killed_node_is_taken_over_when_its_lease_ends_and_keeps_its_identity() {
    DemandFixture.Side side = aSubmission();
    String where = where(side);
    APP.sql(
        "UPDATE mail SET status = 'CLAIMED', claim = 'a node that was killed', attempts = 1,"
            + " due_at = DATE_ADD(SYSDATE(6), INTERVAL 5 MINUTE)"
            + where);

    assertThat(APP.get(SendMails.class).run()).isZero();
    APP.sql("UPDATE mail SET due_at = DATE_SUB(SYSDATE(6), INTERVAL 1 SECOND)" + where);
    assertThat(APP.get(SendMails.class).run()).isEqualTo(1);

    assertThat(APP.ask("SELECT status FROM mail" + where)).isEqualTo("SENT");
    assertThat(identity(SERVER.getReceivedMessages()[0]))
        .isEqualTo("<" + APP.ask("SELECT message_id FROM mail" + where) + "@muwahhad.example>");
  }

  @Test
  void while_the_server_is_down_a_mail_waits_longer_each_time_and_is_given_up_in_the_end() {
    DemandFixture.Side side = aSubmission();
    String where = where(side);
    SERVER.stop();

    for (int attempt = 1; attempt <= SendMails.PAUSES.size(); attempt++) {
      APP.get(SendMails.class).run();
      assertThat(APP.ask("SELECT status FROM mail" + where)).isEqualTo("PENDING");
      long wait =
          Long.parseLong(
              APP.ask("SELECT TIMESTAMPDIFF(SECOND, SYSDATE(6), due_at) FROM mail" + where));
      assertThat(wait).isCloseTo(SendMails.PAUSES.get(attempt - 1).toSeconds(), within(30));
      APP.sql("UPDATE mail SET due_at = SYSDATE(6)" + where);
    }
    APP.get(SendMails.class).run();

    assertThat(APP.ask("SELECT status FROM mail" + where)).isEqualTo("DEAD");
    assertThat(
            APP.get(ViewMails.class)
                .list(administrator, Language.EN, new ListChoice("/mails", "", "DEAD", "", 1))
                .entries())
        .extracting(ViewMails.MailRow::messageId)
        .contains(mailOf(side));

    SERVER.start();
    APP.get(RetryMail.class).run(administrator, mailOf(side));
    assertThat(APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1"))
        .isEqualTo("notification.mail-retried");
    assertThatThrownBy(() -> APP.get(RetryMail.class).run(administrator, mailOf(side)))
        .hasMessage("notification.mail-not-dead");
  }

  @Test
  void of_what_is_played_more_than_a_fortnight_back_nothing_is_mailed() {
    DemandFixture.Side side = aSubmission();
    long notice =
        Long.parseLong(
            APP.ask(
                "SELECT MAX(notice_id) FROM inbox_message WHERE person_id = "
                    + side.officer().personId()));
    Instant then = Instant.now().minus(Duration.ofDays(15));

    assertThat(DemoTime.<Integer>at(then, () -> APP.get(Notices.class).mailAll(notice, null)))
        .isZero();
  }

  @Test
  void a_malformed_address_is_given_up_at_once() {
    DemandFixture.Side side = aSubmission();
    APP.sql("UPDATE person SET email = 'a@x@y' WHERE id = " + side.officer().personId());

    APP.get(SendMails.class).run();

    assertThat(APP.ask("SELECT status FROM mail" + where(side))).isEqualTo("DEAD");
  }

  @Test
  void only_the_administrator_sees_mails_and_reading_one_is_recorded() {
    DemandFixture.Side side = aSubmission();

    assertThatThrownBy(
            () ->
                APP.get(ViewMails.class)
                    .list(DEMAND.buyer(), Language.EN, new ListChoice("/mails", "", "", "", 1)))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThat(APP.get(ViewMails.class).get(administrator, mailOf(side)).text())
        .contains("was received");
    assertThat(APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1"))
        .isEqualTo("notification.mail-read");
  }

  @Test
  void neither_the_address_of_a_mail_nor_its_message_id_tells_how_many_there_are() {
    String mail = mailOf(aSubmission());

    assertThat(mail).matches("[0-9a-f]{32}");
    ViewMails view = APP.get(ViewMails.class);
    assertThat(
            view.list(administrator, Language.EN, new ListChoice("/mails", "", "", "", 1))
                .entries())
        .extracting(ViewMails.MailRow::messageId)
        .contains(mail);
    String number = APP.ask("SELECT MAX(id) FROM mail");
    assertThatThrownBy(() -> view.get(administrator, number)).isInstanceOf(Refusal.NotFound.class);
    assertThat(view.get(administrator, mail).mail().messageId()).isEqualTo(mail);
    assertThat(APP.ask("SELECT name FROM audit_chain ORDER BY id DESC LIMIT 1"))
        .isEqualTo("mail:" + mail);
  }

  @Test
  void the_database_sends_nothing_twice_and_changes_no_identity() {
    DemandFixture.Side side = aSubmission();
    String where = where(side);

    refused("UPDATE mail SET message_id = REPEAT('0', 32)" + where, "notification.mail-done");
    refused("UPDATE mail SET message_id = 'n1.2'" + where, "ck_mail_message_id");
    refused("UPDATE mail SET status = 'CLAIMED'" + where, "ck_mail_claim");
    refused("UPDATE mail SET status = 'SENT'" + where, "ck_mail_done");
    refused("UPDATE mail SET status = 'LOST'" + where, "ck_mail_status");
    refused("UPDATE mail SET status = 'DEAD', done_at = SYSDATE(6)" + where, "ck_mail_dead");
    APP.get(SendMails.class).run();
    refused("UPDATE mail SET status = 'PENDING', done_at = NULL" + where, "notification.mail-done");
  }

  private static org.assertj.core.data.Offset<Long> within(long seconds) {
    return org.assertj.core.data.Offset.offset(seconds);
  }

  private DemandFixture.Side aSubmission() {
    long round = DEMAND.anOpenRound();
    APP.get(SendMails.class).run();
    try {
      SERVER.purgeEmailFromAllMailboxes();
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new IllegalStateException(e);
    }
    return DEMAND.aSubmission(round, "KW", line(LAPTOP, "2"));
  }

  private static String where(DemandFixture.Side side) {
    return " WHERE message_id = '" + mailOf(side) + "'";
  }

  private static String mailOf(DemandFixture.Side side) {
    return APP.ask(
        """
        SELECT m.message_id FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
         WHERE i.person_id = %d ORDER BY m.id DESC LIMIT 1"""
            .formatted(side.officer().personId()));
  }

  private static String part(MimeMessage mail, int number) throws MessagingException, IOException {
    return (String) ((MimeMultipart) mail.getContent()).getBodyPart(number).getContent();
  }

  private static String identity(MimeMessage mail) {
    try {
      return mail.getMessageID();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(String statement, String by) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(by);
  }
}

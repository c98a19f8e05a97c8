package org.muwahhad.notification.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.notification.inbox.ViewInbox;
import org.muwahhad.notification.mail.Mails;
import org.muwahhad.notification.notice.MessageText;
import org.muwahhad.notification.reminder.RemindOfDeadlines;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.ProposeReset;
import org.muwahhad.organisation.register.SuspendSupplier;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.CancelTender;
import org.muwahhad.tender.approval.PublishTender;
import org.muwahhad.tender.procedure.ProcedureInput;
import org.muwahhad.tender.procedure.SetProcedure;
import org.muwahhad.tender.question.FollowTender;
import org.muwahhad.web.ListChoice;

/** Who is told that a tender was published, and that it was given up. */
class TenderNoticesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private final Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final Actor supplier = WORLD.aBidderFor(WORLD.aSupplier());
  private final Actor other = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void every_supplier_that_may_bid_is_told_of_an_open_tender_and_gets_a_mail() {
    Actor suspended = WORLD.aBidderFor(WORLD.aSupplier());
    Actor debarred = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(SuspendSupplier.class).run(second, supplierOf(suspended), "Late deliveries", null);
    debar(supplierOf(debarred));

    String page = "/publications/" + number(TENDERS.aPublished());

    for (Actor told : List.of(supplier, other)) {
      assertThat(told(told, "tender-published", page)).isEqualTo("1");
      assertThat(mails(told, "tender-published", page)).isEqualTo("1");
    }
    for (Actor untold : List.of(suspended, debarred, second)) {
      assertThat(told(untold, "tender-published", page)).isEqualTo("0");
    }
    assertThat(newest(supplier, Language.EN).text()).contains("Every registered supplier may bid");
    assertThat(newest(supplier, Language.AR).subject()).startsWith("منافسة جديدة");
  }

  @Test
  void a_tender_that_begins_with_prequalification_calls_for_applications() {
    long tender = TENDERS.aDraft();
    APP.sql(
        "UPDATE joint_tender SET deadline_at = UTC_TIMESTAMP(6) + INTERVAL 60 DAY WHERE id = "
            + tender);
    procedure(tender, "selective", "qualification-decides", List.of());
    publish(tender);

    String page = "/publications/" + number(tender);
    assertThat(told(supplier, "prequalification-opened", page)).isEqualTo("1");
    assertThat(told(supplier, "tender-published", page)).isEqualTo("0");
    assertThat(newest(supplier, Language.EN).text()).contains("apply until");
  }

  @Test
  void whoever_is_invited_by_name_is_told_and_nobody_else() {
    long tender = TENDERS.aDraft();
    procedure(tender, "direct", "only-one-source", List.of(registration(supplier)));
    publish(tender);

    assertThat(told(supplier, "tender-invitation", "/tenders/" + tender + "/dossier"))
        .isEqualTo("1");
    assertThat(textsTo(other)).doesNotContain(number(tender));
  }

  @Test
  void a_tender_given_up_is_told_to_its_panels_and_to_all_interested_alike() {
    long tender = TENDERS.aPublished();
    String page = "/publications/" + number(tender);
    Actor stranger = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(FollowTender.class).run(supplier, tender);
    APP.sql(
        """
        INSERT INTO bid (id, tender_id, supplier_id, status, created_at, updated_at)
        VALUES (%d, %d, %d, 'DRAFT', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
            .formatted(tender + 1000, tender, supplierOf(other)));

    APP.get(CancelTender.class).run(TENDERS.buyer(), tender, "Demand fell away");

    for (Actor interested : List.of(supplier, other)) {
      assertThat(told(interested, "tender-cancelled", page)).isEqualTo("1");
      assertThat(newest(interested, Language.EN).text()).contains("Demand fell away");
    }
    assertThat(told(stranger, "tender-cancelled", page)).isEqualTo("0");
    assertThat(panelNotTold(tender)).isEqualTo("0");
    assertThat(mailOf(other, "tender-cancelled", page).hidden())
        .as("nobody learns from a mail who bid")
        .isTrue();
  }

  @Test
  void whoever_is_held_is_not_told_for_the_bid_of_the_supplier_alone() {
    long tender = TENDERS.aPublished();
    String page = "/publications/" + number(tender);
    Actor held = WORLD.aBidderFor(supplierOf(other));
    Actor follower = WORLD.aBidderFor(supplierOf(supplier));
    APP.get(FollowTender.class).run(supplier, tender);
    APP.sql(
        """
        INSERT INTO bid (id, tender_id, supplier_id, status, created_at, updated_at)
        VALUES (%d, %d, %d, 'DRAFT', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
            .formatted(tender + 2000, tender, supplierOf(other)));
    hold(held);
    hold(follower);

    APP.get(CancelTender.class).run(TENDERS.buyer(), tender, "Demand fell away");

    assertThat(told(other, "tender-cancelled", page)).isEqualTo("1");
    assertThat(told(held, "tender-cancelled", page)).isEqualTo("0");
    assertThat(told(follower, "tender-cancelled", page)).as("that it follows").isEqualTo("1");
    hold(other);
    assertThat(textsTo(other)).as("what was told before").doesNotContain("Demand fell away");
    assertThat(textsTo(follower)).contains("Demand fell away");
  }

  /** Others have the password of the account replaced. */
  private static void hold(Actor bidder) {
    APP.get(DecideProposal.class)
        .confirm(
            WORLD.aPersonWho(Role.ADMINISTRATOR),
            APP.get(ProposeReset.class)
                .run(WORLD.aPersonWho(Role.ADMINISTRATOR), bidder.personId()));
  }

  @Test
  void of_a_draft_given_up_the_panels_alone_are_told() {
    long tender = TENDERS.aDraft();
    procedure(tender, "direct", "only-one-source", List.of(registration(supplier)));

    APP.get(CancelTender.class).run(TENDERS.buyer(), tender, "Demand fell away");

    assertThat(panelNotTold(tender)).isEqualTo("0");
    assertThat(textsTo(supplier)).doesNotContain(number(tender));
  }

  private void procedure(long tender, String method, String ground, List<String> suppliers) {
    boolean selective = method.equals("selective");
    APP.get(SetProcedure.class)
        .run(
            TENDERS.buyer(),
            tender,
            new ProcedureInput(
                method,
                ground,
                new Bilingual("أنظمة حساسة", "Critical systems"),
                selective ? Instant.now().plus(20, ChronoUnit.DAYS).plusSeconds(3600) : null,
                selective ? List.of(new Bilingual("خبرة", "Experience")) : List.of(),
                suppliers,
                Integer.parseInt(
                    APP.ask("SELECT version FROM joint_tender WHERE id = " + tender))));
  }

  private void publish(long tender) {
    TenderFixture.approve(APP, second, tender);
    APP.get(PublishTender.class).run(TENDERS.buyer(), tender);
  }

  private void debar(long supplierId) {
    long id =
        APP.get(ProposeDebarment.class)
            .run(
                TENDERS.buyer(),
                supplierId,
                new ProposeDebarment.Proposal(
                    LocalDate.now(ZoneId.of("Asia/Riyadh")),
                    null,
                    new Bilingual("المادة 7", "Article 7"),
                    "Forged certificate"));
    APP.get(DecideDebarment.class).run(second, supplierId, id, true);
  }

  private static long supplierOf(Actor bidder) {
    return bidder.require(Role.BIDDER).supplier();
  }

  private static String registration(Actor bidder) {
    return APP.ask("SELECT registration_number FROM supplier WHERE id = " + supplierOf(bidder));
  }

  private static String number(long tender) {
    return APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
  }

  private static String told(Actor person, String kind, String href) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s' AND n.href = '%s'"""
            .formatted(person.personId(), kind, href));
  }

  private static String mails(Actor person, String kind, String href) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
          JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s' AND n.href = '%s'"""
            .formatted(person.personId(), kind, href));
  }

  /** How many members of the panels of a tender were not notified that it was given up. */
  private static String panelNotTold(long tender) {
    return APP.ask(
        """
        SELECT IF(COUNT(*) = 0, 'no panel', SUM(NOT EXISTS (
                 SELECT 1 FROM inbox_message i JOIN notice n ON n.id = i.notice_id
                  WHERE i.person_id = m.person_id AND n.kind = 'tender-cancelled'
                    AND n.href = '/tenders/%1$d')))
          FROM panel_member m WHERE m.tender_id = %1$d"""
            .formatted(tender));
  }

  @Test
  void seven_days_and_a_day_before_bids_are_due_all_interested_are_reminded_alike() {
    long tender = TENDERS.aPublished();
    String page = "/publications/" + number(tender);
    Actor stranger = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(FollowTender.class).run(supplier, tender);
    APP.sql(
        """
        INSERT INTO bid (id, tender_id, supplier_id, status, created_at, updated_at)
        VALUES (%d, %d, %d, 'DRAFT', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
            .formatted(tender + 1000, tender, supplierOf(other)));
    Instant deadline = APP.get(TenderQueries.class).getTender(tender).deadline();

    for (int hours : new int[] {8 * 24, 7 * 24, 7 * 24 - 1, 24, 23}) {
      DemoTime.run(
          deadline.minus(Duration.ofHours(hours)), () -> APP.get(RemindOfDeadlines.class).run());
    }

    for (Actor interested : List.of(supplier, other)) {
      assertThat(told(interested, "bid-deadline", page)).isEqualTo("2");
      assertThat(mails(interested, "bid-deadline", page)).isEqualTo("2");
      assertThat(newest(interested, Language.EN).subject()).contains("due in one day");
      assertThat(newest(interested, Language.AR).subject()).contains("يوم واحد");
    }
    assertThat(told(stranger, "bid-deadline", page)).isEqualTo("0");
    assertThat(
            APP.get(Mails.class).listNewest("", "", List.of(), 500, 0).stream()
                .filter(m -> m.kind().equals("bid-deadline") && m.href().equals(page)))
        .hasSize(4)
        .as("nobody learns from a mail who bids")
        .allMatch(Mails.Envelope::hidden);
    for (Actor interested : List.of(supplier, other)) {
      assertThat(mailsFound(addressOf(interested), page)).as("nor by a search").isZero();
    }
  }

  @Test
  void who_never_tried_a_share_is_reminded_three_days_and_a_day_before_it_is_needed() {
    long tender = TENDERS.aPublished();
    String page = "/tenders/" + tender + "/ceremony";
    List<Long> holders =
        TENDERS.ids("SELECT person_id AS id FROM key_share WHERE tender_id = " + tender);
    long tried = holders.get(0);
    APP.sql(
        """
        INSERT INTO share_rehearsal (tender_id, person_id, from_file, rehearsed_at)
        VALUES (%d, %d, FALSE, UTC_TIMESTAMP(6))"""
            .formatted(tender, tried));
    Instant deadline = APP.get(TenderQueries.class).getTender(tender).deadline();

    for (int hours : new int[] {4 * 24, 3 * 24, 3 * 24 - 1, 24, 23}) {
      DemoTime.run(
          deadline.minus(Duration.ofHours(hours)), () -> APP.get(RemindOfDeadlines.class).run());
    }

    for (long holder : holders) {
      Actor person = APP.get(Actors.class).get(holder);
      String times = holder == tried ? "0" : "2";
      assertThat(told(person, "share-untried", page)).isEqualTo(times);
      assertThat(mails(person, "share-untried", page)).isEqualTo(times);
    }
    assertThat(newest(APP.get(Actors.class).get(holders.get(1)), Language.EN).text())
        .contains("in one day", "key ceremony");
  }

  private static Mails.Envelope mailOf(Actor person, String kind, String href) {
    return APP.get(Mails.class)
        .find(
            APP.ask(
                """
                SELECT m.message_id FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id
                  JOIN notice n ON n.id = i.notice_id
                 WHERE i.person_id = %d AND n.kind = '%s' AND n.href = '%s'"""
                    .formatted(person.personId(), kind, href)))
        .orElseThrow();
  }

  private static String addressOf(Actor person) {
    return APP.ask("SELECT email FROM person WHERE id = " + person.personId());
  }

  /** Reminders of bids about a page that an administrator finds by a text. */
  private static long mailsFound(String text, String page) {
    String like = "%" + text + "%";
    return APP.get(Mails.class).listNewest("", like, MessageText.kindsAbout(text), 500, 0).stream()
        .filter(m -> m.kind().equals("bid-deadline") && m.href().equals(page))
        .count();
  }

  private static ViewInbox.Message newest(Actor actor, Language language) {
    return APP.get(ViewInbox.class)
        .get(actor, language, new ListChoice("/messages", "", "", "", 1))
        .messages()
        .get(0);
  }

  /** All that a person was informed. */
  private static String textsTo(Actor actor) {
    return APP
        .get(ViewInbox.class)
        .get(actor, Language.EN, new ListChoice("/messages", "", "", "", 1))
        .messages()
        .stream()
        .map(ViewInbox.Message::text)
        .toList()
        .toString();
  }
}

package org.muwahhad.notification.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.publication.EndPublicationAlert;
import org.muwahhad.tender.publication.SetPublicationAlert;
import org.muwahhad.web.Page;

/** A supplier is told once a day of new tenders by the codes it follows. */
class PublicationAlertTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private final SetPublicationAlert set = APP.get(SetPublicationAlert.class);
  private final SendPublicationAlerts send = APP.get(SendPublicationAlerts.class);
  private final long supplier = WORLD.aSupplier();
  private final Actor bidder = WORLD.aBidderFor(supplier);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void what_is_published_for_its_codes_is_told_the_next_morning_once() {
    set.run(bidder, "30200000");
    String number = numberOf(TENDERS.aPublished());

    DemoTime.run(nextMorning().plus(Duration.ofMinutes(1)), send::run);
    DemoTime.run(nextMorning().plus(Duration.ofHours(2)), send::run);

    assertThat(alerts(bidder)).isEqualTo("1");
    assertThat(
            APP.ask(
                "SELECT n.arguments FROM notice n JOIN inbox_message m ON m.notice_id = n.id"
                    + " WHERE n.kind = 'publications-alert' AND m.person_id = "
                    + bidder.personId()))
        .contains(number);
  }

  @Test
  void what_nobody_told_in_the_morning_is_told_until_the_next() {
    set.run(bidder, "302");
    TENDERS.aPublished();

    DemoTime.run(nextMorning().plus(Duration.ofHours(23)), send::run);

    assertThat(alerts(bidder)).isEqualTo("1");
  }

  @Test
  void who_changes_the_codes_is_still_told_of_what_was_published_that_day() {
    set.run(bidder, "302");
    TENDERS.aPublished();
    set.run(bidder, "302 48");

    DemoTime.run(nextMorning().plus(Duration.ofMinutes(1)), send::run);

    assertThat(alerts(bidder)).isEqualTo("1");
  }

  @Test
  void other_codes_and_earlier_tenders_bring_no_message() {
    TENDERS.aPublished();
    Actor later = WORLD.aBidderFor(WORLD.aSupplier());
    set.run(bidder, "48");
    TENDERS.aPublished();
    set.run(later, "302");

    DemoTime.run(nextMorning().plus(Duration.ofMinutes(1)), send::run);

    assertThat(alerts(bidder)).isEqualTo("0");
    assertThat(alerts(later)).isEqualTo("0");
  }

  @Test
  void an_alert_that_was_ended_brings_no_message() {
    set.run(bidder, "302");
    assertThat(lastAct()).isEqualTo("publication.alert-set");
    TENDERS.aPublished();
    APP.get(EndPublicationAlert.class).run(bidder);
    assertThat(lastAct()).isEqualTo("publication.alert-ended");

    DemoTime.run(nextMorning().plus(Duration.ofMinutes(1)), send::run);

    assertThat(alerts(bidder)).isEqualTo("0");
  }

  @Test
  void a_supplier_edits_and_ends_it_on_its_page_and_programs_do_the_same() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");
    assertThat(browser.get("/publication-alert").body()).contains("Set the alert");

    browser.post("/publication-alert", "cpv", "30200000 48");

    assertThat(browser.get("/publication-alert").body()).contains("302 48", "End the alert");
    ApiCaller program = ApiCaller.of(APP, bidder);
    assertThat(program.send("POST", "/api/v1/publication-alert", "{\"cpv\":\"72\"}").body())
        .contains("\"cpv\":\"72\"");
    assertThat(program.send("POST", "/api/v1/publication-alert", "{\"cpv\":\"7\"}").statusCode())
        .isEqualTo(422);
    browser.post("/publication-alert/end");
    assertThat(browser.get("/publication-alert").body()).contains("Set the alert");
  }

  @Test
  void only_suppliers_set_one_and_not_without_a_code() {
    assertThatThrownBy(() -> set.run(bidder, " ")).isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> set.run(WORLD.aPersonWho(Role.CENTRAL_BUYER), "302"))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void past_the_code_nobody_sets_one_for_another_supplier() {
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO publication_alert (supplier_id, cpv, set_at, set_by)
                    VALUES (%d, '302', UTC_TIMESTAMP(6), %d)"""
                        .formatted(WORLD.aSupplier(), bidder.personId())))
        .hasMessageContaining("publication.alert-not-own");
  }

  private static Instant nextMorning() {
    return LocalDate.ofInstant(Instant.now(), Page.RIYADH)
        .plusDays(Instant.now().isBefore(morning(0)) ? 0 : 1)
        .atTime(LocalTime.of(7, 0))
        .atZone(Page.RIYADH)
        .toInstant();
  }

  private static Instant morning(int days) {
    return LocalDate.ofInstant(Instant.now(), Page.RIYADH)
        .plusDays(days)
        .atTime(LocalTime.of(7, 0))
        .atZone(Page.RIYADH)
        .toInstant();
  }

  private String lastAct() {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'supplier' AND object_id = '"
            + supplier
            + "' ORDER BY id DESC LIMIT 1");
  }

  private static String alerts(Actor person) {
    return APP.ask(
        "SELECT COUNT(*) FROM inbox_message m JOIN notice n ON n.id = m.notice_id"
            + " WHERE n.kind = 'publications-alert' AND m.person_id = "
            + person.personId());
  }

  private static String numberOf(long tender) {
    return APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
  }
}

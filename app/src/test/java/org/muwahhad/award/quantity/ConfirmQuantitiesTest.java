package org.muwahhad.award.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;
import static org.muwahhad.award.quantity.QuantityFixture.optsOut;
import static org.muwahhad.award.quantity.QuantityFixture.takes;

import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.Refusal;

/** States are asked for their quantities once the committees have decided, and answer. */
@Tag("long")
class ConfirmQuantitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = QuantityFixture.in(APP);

  @Test
  void every_state_with_demand_is_asked_at_once_when_the_committees_have_decided() {
    AwardFixture.Tender tender = FIXTURE.decided();

    assertThat(FIXTURE.status(tender)).isEqualTo("DECIDED");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(s.state_code, ' ', s.status) ORDER BY s.state_code)
                  FROM confirmation_state s JOIN quantity_confirmation c ON c.id = s.confirmation_id
                 WHERE c.tender_id = %d AND s.answer_until > c.opened_at + INTERVAL 5 DAY"""
                    .formatted(tender.id())))
        .isEqualTo("KW WAITING,SA WAITING");
    for (Actor coordinator : new Actor[] {FIXTURE.kuwaiti, FIXTURE.saudi}) {
      assertThat(
              APP.ask(
                  """
                  SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
                    JOIN mail m ON m.inbox_message_id = i.id
                   WHERE n.kind = 'quantities-asked' AND n.href = '/tenders/%d/quantities'
                     AND i.person_id = %d"""
                      .formatted(tender.id(), coordinator.personId())))
          .isEqualTo("1");
    }
    assertThat(Browserless.signedInAs(APP, FIXTURE.saudi).get("/").body())
        .contains("/tenders/" + tender.id() + "/quantities");
    assertThat(FIXTURE.awards.lastAct("tender:" + tender.id())).isEqualTo("quantities.asked");
  }

  @Test
  void the_steps_of_the_tender_name_the_day_by_which_the_last_state_answers() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String last =
        APP.ask(
            """
            SELECT DATE_FORMAT(MAX(s.answer_until) + INTERVAL 3 HOUR, '%%e %%M %%Y, %%H:%%i')
              FROM confirmation_state s JOIN quantity_confirmation c ON c.id = s.confirmation_id
             WHERE c.tender_id = %d"""
                .formatted(tender.id()));

    String page =
        Browserless.signedInAs(APP, FIXTURE.awards.buyer).get("/tenders/" + tender.id()).body();

    assertThat(page.substring(page.indexOf("Confirm the quantities and inform the bidders")))
        .contains(last);
  }

  @Test
  void no_standstill_starts_while_a_state_may_answer() {
    AwardFixture.Tender tender = FIXTURE.decided();

    FIXTURE.settle();

    assertThat(FIXTURE.status(tender)).isEqualTo("DECIDED");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE joint_tender SET status = 'STANDSTILL', standstill_until ="
                        + " UTC_TIMESTAMP(6) + INTERVAL 10 DAY WHERE id = "
                        + tender.id()))
        .hasMessageContaining("quantities.waiting");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE confirmation_state SET status = 'SILENT' WHERE confirmation_id = "
                        + FIXTURE.confirmation(tender)))
        .hasMessageContaining("quantities.waiting");
  }

  @Test
  void a_coordinator_confirms_within_the_band_once_and_only_for_the_own_state() {
    AwardFixture.Tender tender = FIXTURE.decided();
    long item = tender.items().get(2);
    Actor stranger = FIXTURE.awards.world().aPersonWho(Role.NATIONAL_COORDINATOR, "OM");

    assertThatThrownBy(
            () -> FIXTURE.confirm(stranger, tender, ConfirmQuantities.QuantityAnswer.asAsked()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () ->
                FIXTURE.confirm(
                    FIXTURE.awards.buyer, tender, ConfirmQuantities.QuantityAnswer.asAsked()))
        .isInstanceOf(Refusal.NotPermitted.class);
    // Kuwait asked for 10 and 7 of it: from 14 to 20.
    for (String outside : new String[] {"13", "21", "0", "17.5", "-17"}) {
      assertThatThrownBy(() -> FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(item, outside)))
          .isInstanceOf(Refusal.InvalidInput.class);
    }
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(item, "20"));
    assertThatThrownBy(() -> FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(item, "20")))
        .hasMessage("quantities.final");

    assertThat(
            APP.ask(
                "SELECT confirmed FROM state_quantity WHERE state_code = 'KW' AND lot_item_id = "
                    + item))
        .isEqualTo("20.000");
    assertThat(FIXTURE.awards.lastAct("tender:" + tender.id())).isEqualTo("quantities.confirmed");
  }

  @Test
  void after_the_window_no_answer_is_taken_and_both_times_are_told() {
    AwardFixture.Tender tender = FIXTURE.decided();

    assertThatThrownBy(
            () ->
                inDays(
                    10,
                    () ->
                        FIXTURE.confirm(
                            FIXTURE.kuwaiti, tender, ConfirmQuantities.QuantityAnswer.asAsked())))
        .hasMessage("quantities.late")
        .satisfies(r -> assertThat(((Refusal) r).arguments()).hasSize(2));
  }

  @Test
  void the_database_takes_no_opt_out_beside_a_quantity_in_whatever_order_they_come() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String confirmed =
        "UPDATE state_quantity SET confirmed = asked WHERE confirmation_id = %s AND state_code = 'KW'"
            .formatted(FIXTURE.confirmation(tender));
    String optOut =
        "INSERT INTO lot_opt_out VALUES (%s, 'KW', %d, 'x')"
            .formatted(FIXTURE.confirmation(tender), tender.lots().get(0));
    String answered =
        """
        UPDATE confirmation_state SET status = 'ANSWERED', answered_by = %d,
               answered_at = UTC_TIMESTAMP(6)
         WHERE confirmation_id = %s AND state_code = 'KW'"""
            .formatted(FIXTURE.kuwaiti.personId(), FIXTURE.confirmation(tender));
    APP.sql(confirmed);

    assertThatThrownBy(() -> APP.sql(optOut)).hasMessageContaining("quantities.opted-out");

    APP.without("tr_lot_opt_out_alone", () -> APP.sql(optOut));
    assertThatThrownBy(() -> APP.sql(answered)).hasMessageContaining("quantities.opted-out");
    AwardFixture.Tender other = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, other, optsOut(other.lots().get(0)));
  }

  @Test
  void the_database_itself_refuses_answers_outside_the_band_twice_or_by_another_state() {
    AwardFixture.Tender tender = FIXTURE.decided();
    String part =
        " WHERE confirmation_id = %d AND state_code = 'KW' AND lot_item_id = %d"
            .formatted(FIXTURE.confirmation(tender), tender.items().get(2));

    for (String outside : new String[] {"13", "21"}) {
      assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET confirmed = " + outside + part))
          .hasMessageContaining("quantities.outside-band");
    }
    assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET confirmed = 0" + part))
        .hasMessageContaining("quantities.outside-band");
    assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET confirmed = 14.5" + part))
        .hasMessageContaining("quantities.not-whole");
    assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET highest = 99" + part))
        .hasMessageContaining("quantities.final");
    APP.sql("UPDATE state_quantity SET confirmed = 14" + part);
    assertThatThrownBy(() -> APP.sql("UPDATE state_quantity SET confirmed = 15" + part))
        .hasMessageContaining("quantities.final");
    assertThatThrownBy(() -> APP.sql(answer(tender, "KW", FIXTURE.kuwaiti)))
        .hasMessageContaining("quantities.incomplete");
    assertThatThrownBy(() -> APP.sql(answer(tender, "SA", FIXTURE.kuwaiti)))
        .hasMessageContaining("quantities.other-state");
    assertThatThrownBy(() -> later(answer(tender, "KW", FIXTURE.kuwaiti)))
        .hasMessageContaining("quantities.window-over");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE quantity_confirmation SET status = 'SETTLED', open_of = NULL,"
                        + " settled_at = UTC_TIMESTAMP(6) WHERE id = "
                        + FIXTURE.confirmation(tender)))
        .hasMessageContaining("quantities.waiting");
  }

  @Test
  void the_answer_of_one_state_does_not_wait_for_another() throws Exception {
    AwardFixture.Tender tender = FIXTURE.decided();
    try (Connection other = APP.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      // Kuwait is in the middle of its answer.
      statement.executeUpdate(
          "UPDATE state_quantity SET confirmed = asked WHERE state_code = 'KW'"
              + " AND confirmation_id = "
              + FIXTURE.confirmation(tender));
      statement.executeUpdate(answer(tender, "KW", FIXTURE.kuwaiti));

      CompletableFuture.runAsync(
              () ->
                  FIXTURE.confirm(
                      FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked()))
          .get(20, TimeUnit.SECONDS);
      other.commit();
    }
    FIXTURE.settle();
    assertThat(FIXTURE.status(tender)).isEqualTo("STANDSTILL");
  }

  /** A statement as of eleven days later by the database's clock. */
  private static void later(String statement) throws Exception {
    try (Connection connection = APP.connect();
        Statement s = connection.createStatement()) {
      s.execute("SET timestamp = UNIX_TIMESTAMP() + 950400");
      s.executeUpdate(statement);
    }
  }

  private String answer(AwardFixture.Tender tender, String state, Actor by) {
    return """
        UPDATE confirmation_state SET status = 'ANSWERED', answered_by = %d,
               answered_at = UTC_TIMESTAMP(6)
         WHERE confirmation_id = %d AND state_code = '%s'"""
        .formatted(by.personId(), FIXTURE.confirmation(tender), state);
  }
}

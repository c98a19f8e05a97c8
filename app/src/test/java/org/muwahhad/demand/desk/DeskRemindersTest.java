package org.muwahhad.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.organisation.entity.CloseEntity;
import org.muwahhad.shared.Refusal;

/** A coordinator reminds entities that have not answered. */
class DeskRemindersTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Actor COORDINATOR = DEMAND.aCoordinatorOf("KW");
  private final DeskFixture kuwait = new DeskFixture(APP, COORDINATOR);

  @Test
  void a_coordinator_reminds_entities_that_have_not_answered_once_a_day_each() {
    long round = DEMAND.anOpenRound();
    DemandFixture.Side draft = DEMAND.aDraft(round, "KW");
    long silent = WORLD.anEntityIn("KW");
    Actor officer = WORLD.anOfficerOf(silent);
    DemandFixture.Side answered = DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "2"));
    DemandFixture.Side foreign = DEMAND.aDraft(round, "OM");
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    coordinator.get("/language/en");
    String desk = "/rounds/" + round + "/desk";
    assertThat(coordinator.get(desk).body())
        .contains(button(draft.entity()), button(silent))
        .doesNotContain(button(answered.entity()));

    coordinator.post(desk + "/reminders", "entity", "" + silent);

    assertThat(coordinator.get(desk).body())
        .contains("Reminded:", button(draft.entity()))
        .doesNotContain(button(silent));
    assertThat(DEMAND.lastAct("entity", silent)).isEqualTo("demand.entity-reminded");
    assertThat(remindersTo(officer)).isEqualTo("1 1");
    RemindEntities remind = APP.get(RemindEntities.class);
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, silent))
        .hasMessage("demand.reminded-today");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, answered.entity()))
        .hasMessage("demand.has-answered");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, foreign.entity()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> remind.run(draft.officer(), round, silent))
        .isInstanceOf(Refusal.NotPermitted.class);

    coordinator.post(desk + "/reminders");
    assertThat(remindersTo(officer)).as("not twice a day").isEqualTo("1 1");
    assertThat(remindersTo(draft.officer())).isEqualTo("1 1");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, null))
        .hasMessage("demand.nobody-to-remind");
    APP.get(CloseRound.class).run(DEMAND.buyer(), round, "early");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, null))
        .hasMessage("demand.round-not-open");
  }

  @Test
  void the_database_refuses_a_reminder_to_who_has_answered_and_a_second_one_on_a_day() {
    long round = DEMAND.anOpenRound();
    DemandFixture.Side draft = DEMAND.aDraft(round, "KW");
    DemandFixture.Side answered = DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "2"));
    String reminder =
        """
        INSERT INTO demand_reminder (round_id, entity_id, reminded_on, state_code, reminded_by,
                                     reminded_at)
        VALUES (%d, %d, DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR), 'KW', %d, UTC_TIMESTAMP(6))""";

    kuwait.refused(
        reminder.formatted(round, answered.entity(), COORDINATOR.personId()),
        "demand.has-answered");
    APP.sql(reminder.formatted(round, draft.entity(), COORDINATOR.personId()));
    kuwait.refused(
        reminder.formatted(round, draft.entity(), COORDINATOR.personId()), "Duplicate entry");
    kuwait.refused(
        "UPDATE demand_reminder SET reminded_on = '2020-01-01' WHERE round_id = " + round,
        "ck_demand_reminder_day");
    APP.get(CloseRound.class).run(DEMAND.buyer(), round, "early");
    kuwait.refused(
        reminder.formatted(round, WORLD.anEntityIn("KW"), COORDINATOR.personId()),
        "demand.round-not-open");
  }

  @Test
  void nobody_is_reminded_of_an_entity_whose_officers_cannot_sign_in() {
    long round = DEMAND.anOpenRound();
    long unmanned = WORLD.anEntityIn("KW");
    long locked = WORLD.anEntityIn("KW");
    Actor officer = WORLD.anOfficerOf(locked);
    APP.sql(
        "UPDATE person SET blocked_at = UTC_TIMESTAMP(6), blocked_reason = 'left' WHERE id = "
            + officer.personId());
    long closed = WORLD.anEntityIn("KW");
    WORLD.anOfficerOf(closed);
    APP.get(CloseEntity.class).run(WORLD.aPersonWho(Role.ADMINISTRATOR), closed, "Merged");
    RemindEntities remind = APP.get(RemindEntities.class);
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    coordinator.get("/language/en");

    assertThat(coordinator.get("/rounds/" + round + "/desk").body())
        .contains("no officer who could be reminded")
        .doesNotContain(button(unmanned), button(locked), button(closed));
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, unmanned))
        .hasMessage("demand.no-officer");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, locked))
        .hasMessage("demand.no-officer");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, closed))
        .hasMessage("organisation.entity-closed");
    assertThat(remindersTo(officer)).isEqualTo("0 0");
    String reminder =
        """
        INSERT INTO demand_reminder (round_id, entity_id, reminded_on, state_code, reminded_by,
                                     reminded_at)
        VALUES (%d, %d, DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR), 'KW', %d, UTC_TIMESTAMP(6))""";
    kuwait.refused(reminder.formatted(round, locked, COORDINATOR.personId()), "demand.no-officer");
    kuwait.refused(
        reminder.formatted(round, closed, COORDINATOR.personId()), "organisation.entity-closed");
  }

  private static String button(long entity) {
    return "form=\"remind\" name=\"entity\" value=\"" + entity + "\"";
  }

  /** Messages and mails of reminders to a person. */
  private static String remindersTo(Actor person) {
    return APP.ask(
        """
        SELECT CONCAT(COUNT(*), ' ', COUNT(m.id)) FROM inbox_message i
          JOIN notice n ON n.id = i.notice_id AND n.kind = 'coordinator-reminder'
          LEFT JOIN mail m ON m.inbox_message_id = i.id
         WHERE i.person_id = %d"""
            .formatted(person.personId()));
  }
}

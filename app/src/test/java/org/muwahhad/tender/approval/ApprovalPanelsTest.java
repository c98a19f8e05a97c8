package org.muwahhad.tender.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.key.SetUpOpeningKey;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Expertise;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.lot.RenameLot;
import org.muwahhad.tender.panel.AppointPanel;
import org.muwahhad.tender.panel.Appointment;

/** A tender is not approved or published with panels that could not do their work as they must. */
@Tag("long")
class ApprovalPanelsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final ApproveTender approve = APP.get(ApproveTender.class);
  private final PublishTender publish = APP.get(PublishTender.class);

  @Test
  void a_panel_of_two_stops_the_approval() {
    long tender = FIXTURE.aDraft();
    APP.sql(
        "DELETE FROM panel_member WHERE NOT is_chair AND panel = 'OPENING' AND tender_id = %d LIMIT 1"
            .formatted(tender));

    assertThatThrownBy(() -> approve.run(second, tender)).hasMessage("tender.panel-incomplete");
  }

  @Test
  void a_member_of_the_opening_panel_without_an_opening_key_stops_the_approval_and_is_named() {
    long tender = FIXTURE.aDraft();
    Actor keyless = replaceOneOfTheOpeningPanel(tender, "QA");

    assertThatThrownBy(() -> approve.run(second, tender))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class,
            r -> {
              assertThat(r.code()).isEqualTo("tender.opening-keys-missing");
              assertThat(r.arguments()).containsExactly(keyless.name());
            });
    Browserless browser = Browserless.signedInAs(APP, second);
    assertThat(browser.get("/tenders/" + tender + "/approval").body())
        .contains("Every member of the opening panel has an opening key", keyless.name().en());
  }

  @Test
  void an_opening_panel_of_which_one_state_could_open_alone_stops_the_approval() {
    long tender = FIXTURE.aDraft();
    String chairs =
        APP.ask(
            """
        SELECT g.state_code FROM panel_member m JOIN role_grant g ON g.person_id = m.person_id
         WHERE m.panel = 'OPENING' AND m.is_chair AND m.tender_id = """
                + " "
                + tender);
    Actor member = replaceOneOfTheOpeningPanel(tender, chairs);
    String passphrase = "four palms by the well";
    APP.get(SetUpOpeningKey.class).run(member, passphrase, passphrase);

    assertThatThrownBy(() -> approve.run(second, tender)).hasMessage("tender.opening-one-state");
  }

  @Test
  void a_member_who_changed_states_since_the_approval_stops_the_publication() {
    long tender = FIXTURE.anApproved();
    List<Long> panel =
        FIXTURE.ids(
            "SELECT person_id AS id FROM panel_member WHERE panel = 'OPENING' AND tender_id = "
                + tender);
    String before = APP.ask("SELECT state_code FROM role_grant WHERE person_id = " + panel.get(0));
    String same = APP.ask("SELECT state_code FROM role_grant WHERE person_id = " + panel.get(1));
    move(panel.get(0), same);

    assertThatThrownBy(() -> publish.run(FIXTURE.buyer(), tender))
        .hasMessage("tender.opening-one-state");

    move(panel.get(0), before);
    publish.run(FIXTURE.buyer(), tender);
  }

  private static void move(long person, String state) {
    APP.sql(
        "UPDATE role_grant SET state_code = '%s' WHERE person_id = %d".formatted(state, person));
  }

  private static Actor replaceOneOfTheOpeningPanel(long tender, String state) {
    Actor member = WORLD.aPersonWho(Role.OPENING_MEMBER, state);
    APP.sql(
        "DELETE FROM panel_member WHERE NOT is_chair AND panel = 'OPENING' AND tender_id = %d LIMIT 1"
            .formatted(tender));
    APP.sql(
        "INSERT INTO panel_member (tender_id, person_id, panel, is_chair) VALUES (%d, %d, 'OPENING', FALSE)"
            .formatted(tender, member.personId()));
    return member;
  }

  @Test
  void whoever_edited_the_draft_does_not_examine_and_is_named() {
    long tender = FIXTURE.aDraft();
    Actor editor = aBuyerWhoCouldExamine();
    long lot = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender).get(0);
    APP.get(RenameLot.class).run(editor, tender, lot, new Bilingual("عنوان", "Title"));

    assertThatThrownBy(() -> appoint(tender, editor))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("tender.panel-member-not-eligible"));

    seat(tender, editor);
    assertThatThrownBy(() -> approve.run(second, tender)).hasMessage("tender.examiner-prepared");
    assertThat(Browserless.signedInAs(APP, second).get("/tenders/" + tender + "/approval").body())
        .contains("No member of the examination panel prepared", editor.name().en());
    refusedByTheDatabase(tender, second);
  }

  @Test
  void whoever_approves_does_not_examine() {
    long tender = FIXTURE.aDraft();
    Actor approver = aBuyerWhoCouldExamine();
    appoint(tender, approver);

    assertThatThrownBy(() -> approve.run(approver, tender)).hasMessage("tender.approver-examines");
    refusedByTheDatabase(tender, approver);
    TenderFixture.approve(APP, second, tender);
  }

  private static Actor aBuyerWhoCouldExamine() {
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    APP.sql(
        "INSERT INTO role_grant (person_id, role, origin) VALUES (%d, 'EVALUATOR', 'OPERATOR')"
            .formatted(buyer.personId()));
    return buyer;
  }

  /** In place of a member who is not the chair. */
  private static void appoint(long tender, Actor examiner) {
    List<Long> members =
        new java.util.ArrayList<>(
            FIXTURE.ids(
                "SELECT person_id AS id FROM panel_member WHERE panel = 'EXAMINATION' AND is_chair"
                    + " AND tender_id = "
                    + tender));
    long chair = members.get(0);
    members.addAll(
        FIXTURE
            .ids(
                "SELECT person_id AS id FROM panel_member WHERE panel = 'EXAMINATION' AND NOT"
                    + " is_chair AND tender_id = "
                    + tender)
            .subList(0, 1));
    members.add(examiner.personId());
    List<Appointment.PanelSeat> seats =
        IntStream.range(0, members.size())
            .mapToObj(i -> new Appointment.PanelSeat(members.get(i), Expertise.values()[i % 3]))
            .toList();
    APP.get(AppointPanel.class)
        .run(FIXTURE.buyer(), tender, Panel.EXAMINATION, new Appointment(seats, chair, List.of()));
  }

  private static void seat(long tender, Actor examiner) {
    APP.sql(
        "INSERT INTO panel_member (tender_id, person_id, panel, is_chair) VALUES (%d, %d, 'EXAMINATION', FALSE)"
            .formatted(tender, examiner.personId()));
  }

  private static void refusedByTheDatabase(long tender, Actor approver) {
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE joint_tender SET status = 'APPROVED', approved_by = %d WHERE id = %d"
                        .formatted(approver.personId(), tender)))
        .hasMessageContaining("tender.examiner-prepared");
  }
}

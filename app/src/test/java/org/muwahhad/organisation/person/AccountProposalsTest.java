package org.muwahhad.organisation.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/** What gives somebody an account, a role or a new password takes two administrators. */
class AccountProposalsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final String STATE = "KW";
  private final Actor first = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final Actor second = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final Actor person = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, STATE);
  private final DecideProposal decide = APP.get(DecideProposal.class);

  @AfterAll
  static void end() {
    APP.close();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void no_account_of_any_role_is_opened_by_one_administrator(Role role) {
    String login = "new." + UUID.randomUUID().toString().substring(0, 8);

    long proposal = APP.get(ProposeAccount.class).run(first, account(login, role));

    assertThat(people(login)).isEqualTo("0");
    assertThatThrownBy(() -> decide.confirm(first, proposal))
        .hasMessage("organisation.own-proposal");
    assertThat(people(login)).isEqualTo("0");
    decide.confirm(second, proposal);
    assertThat(
            APP.ask(
                "SELECT g.role FROM role_grant g JOIN person p ON p.id = g.person_id"
                    + " WHERE p.login = '%s' AND p.password_hash IS NULL".formatted(login)))
        .isEqualTo(role.name());
    assertThat(
            APP.ask(
                "SELECT CONCAT(act, ' ', JSON_VALUE(detail, '$.proposedBy')) FROM audit_entry"
                    + " WHERE act = 'access.person-added' ORDER BY id DESC LIMIT 1"))
        .isEqualTo("access.person-added " + first.personId());
  }

  @Test
  void proposals_are_found_narrowed_ordered_and_come_in_pages() {
    String batch = "page." + UUID.randomUUID().toString().substring(0, 6);
    ProposeAccount propose = APP.get(ProposeAccount.class);
    for (int i = 10; i < 37; i++) {
      propose.run(first, account(batch + "." + i, Role.AUDITOR));
    }
    ViewAccountProposals view = APP.get(ViewAccountProposals.class);
    long newest = view.list(second, choice(batch, "", "", 1)).entries().get(0).proposal().id();
    decide.confirm(second, newest);

    assertThat(view.list(second, choice(batch, "", "", 1)).total()).isEqualTo(27);
    assertThat(view.list(second, choice(batch, "", "", 2)).entries()).hasSize(2);
    assertThat(view.list(second, choice(batch, "CONFIRMED", "", 1)).entries())
        .extracting(p -> p.proposal().id())
        .containsExactly(newest);
    assertThat(view.list(second, choice(batch, "", "-login", 1)).entries())
        .extracting(p -> p.proposal().login())
        .startsWith(batch + ".36", batch + ".35");
    assertThat(view.list(second, choice("", "EXPIRED", "", 1)).entries())
        .allSatisfy(p -> assertThat(p.mayDecide()).isFalse());
    assertThatThrownBy(() -> view.list(person, choice("", "", "", 1)))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private static ListChoice choice(String text, String filter, String sort, int page) {
    return new ListChoice("/organisation/people/proposals", text, filter, sort, page);
  }

  @Test
  void all_that_is_missing_is_told_at_once() {
    ProposeAccount propose = APP.get(ProposeAccount.class);

    assertThatThrownBy(
            () -> propose.run(first, new ProposeAccount.NewPerson(null, null, null, null, null)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field)
                    .contains(
                        "login", "name-ar", "name-en", "title-ar", "title-en", "email", "role"));
    assertThatThrownBy(
            () ->
                propose.run(
                    first,
                    new ProposeAccount.NewPerson(
                        null,
                        null,
                        null,
                        null,
                        new GrantInput(Role.PROCUREMENT_OFFICER, null, null, null))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .filteredOn(f -> f.field().equals("entity"))
                    .extracting(Refusal.Fault::code)
                    .as("an empty field is missing, and no code of nothing")
                    .containsExactly("shared.missing"));
  }

  @Test
  void whoever_it_is_about_does_not_decide_either() {
    long proposal =
        APP.get(ProposeRole.class)
            .run(first, second.personId(), new GrantInput(Role.CATALOG_MANAGER, null, null, null));

    assertThatThrownBy(() -> decide.confirm(second, proposal))
        .hasMessage("organisation.not-oneself");
    assertThatThrownBy(() -> decide.reject(second, proposal, "no"))
        .hasMessage("organisation.not-oneself");
    assertThatThrownBy(() -> decide.confirm(person, proposal))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_rejection_has_a_reason_and_leaves_everything_as_it_was() {
    long proposal = APP.get(ProposeReset.class).run(first, person.personId());
    String before = password();

    assertThatThrownBy(() -> decide.reject(second, proposal, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    decide.reject(second, proposal, "Not asked for");

    assertThat(password()).isEqualTo(before);
    assertThat(lastNotice(person)).isEqualTo("account-proposal-rejected");
    assertThatThrownBy(() -> decide.confirm(second, proposal)).isInstanceOf(Refusal.Conflict.class);
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'account-proposal'"
                    + " AND object_id = '%d' ORDER BY id DESC LIMIT 1".formatted(proposal)))
        .isEqualTo("access.proposal-rejected");
  }

  @Test
  void the_same_waits_once_and_lapses_after_its_time() {
    ProposeReset propose = APP.get(ProposeReset.class);
    Actor other = WORLD.aPersonWho(Role.AUDITOR);
    long proposal = propose.run(first, other.personId());

    assertThatThrownBy(() -> propose.run(second, other.personId()))
        .hasMessage("organisation.proposal-waits");
    APP.moveClockOn(Duration.ofDays(7));

    assertThatThrownBy(() -> decide.confirm(second, proposal))
        .hasMessage("organisation.proposal-expired");
    assertThat(APP.get(ViewAccountProposals.class).get(second, proposal).mayDecide()).isFalse();
    assertThat(propose.run(second, other.personId())).isGreaterThan(proposal);
  }

  @Test
  void past_the_code_no_role_or_seat_or_link_comes_without_two_administrators() {
    String two = "organisation.two-administrators";
    assertRefused(
        "INSERT INTO role_grant (person_id, role, origin) VALUES (%d, 'CENTRAL_BUYER', 'REGISTRATION')"
            .formatted(person.personId()),
        two);
    assertRefused(
        "INSERT INTO role_grant (person_id, role) VALUES (%d, 'CENTRAL_BUYER')"
            .formatted(person.personId()),
        two);
    long waiting =
        APP.get(ProposeRole.class)
            .run(first, person.personId(), new GrantInput(Role.CATALOG_MANAGER, null, null, null));
    assertRefused(grant(waiting, person, "CATALOG_MANAGER"), two);
    assertRefused(decided(waiting, first), "ck_account_proposal_four_eyes");
    assertRefused(decided(waiting, person), two);
    APP.sql(decided(waiting, second));
    assertRefused(grant(waiting, person, "CENTRAL_BUYER"), two);
    assertRefused(grant(waiting, second, "CATALOG_MANAGER"), two);
    APP.sql(grant(waiting, person, "CATALOG_MANAGER"));
    APP.sql(
        "DELETE FROM role_grant WHERE role = 'CATALOG_MANAGER' AND person_id = "
            + person.personId());
    assertRefused(grant(waiting, person, "CATALOG_MANAGER"), two);
    assertRefused(
        """
        INSERT INTO committee_member (committee_id, person_id, state_code, is_chair)
        SELECT MIN(id), %d, 'KW', FALSE FROM committee"""
            .formatted(person.personId()),
        two);
    assertRefused(
        """
        INSERT INTO password_link (person_id, proposal_id, created_at, expires_at)
        VALUES (%d, %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
            .formatted(person.personId(), waiting),
        two);
  }

  @Test
  void past_the_code_a_proposal_about_oneself_does_not_stand_and_none_is_changed() {
    assertRefused(proposal(first, first), "ck_account_proposal_not_oneself");
    assertRefused(proposal(person, first), "organisation.two-administrators");
    APP.sql(proposal(first, second));
    String last = "(SELECT * FROM (SELECT MAX(id) FROM account_proposal) x)";
    assertRefused(
        "UPDATE account_proposal SET status = 'CONFIRMED', decided_by = %d, decided_at = UTC_TIMESTAMP(6) WHERE id = %s"
            .formatted(second.personId(), last),
        "ck_account_proposal_not_oneself");
    assertRefused(
        "UPDATE account_proposal SET role = 'ADMINISTRATOR' WHERE id = " + last,
        "organisation.proposal-fixed");
    assertRefused(
        "UPDATE account_proposal SET status = 'EXPIRED' WHERE id = " + last,
        "organisation.proposal-fixed");
    assertRefused("DELETE FROM account_proposal", "organisation.proposal-fixed");
  }

  @Test
  void a_person_is_told_of_everything_done_to_the_account() {
    Actor told = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, STATE);
    long id = told.personId();

    long role =
        APP.get(ProposeRole.class)
            .run(first, id, new GrantInput(Role.CATALOG_MANAGER, null, null, null));
    assertThat(lastNotice(told)).isEqualTo("account-change-proposed");
    decide.confirm(second, role);
    assertThat(lastNotice(told)).isEqualTo("account-role-granted");
    APP.get(RevokeRole.class).run(first, id, Role.CATALOG_MANAGER);
    assertThat(lastNotice(told)).isEqualTo("account-role-revoked");
    APP.get(LockAccount.class).run(first, id, "On leave");
    assertThat(lastNotice(told)).isEqualTo("account-locked");
    APP.get(UnlockAccount.class).run(first, id);
    assertThat(lastNotice(told)).isEqualTo("account-unlocked");
    APP.get(EndSessions.class).run(first, id);
    assertThat(lastNotice(told)).isEqualTo("account-sessions-ended");
    long reset = APP.get(ProposeReset.class).run(first, id);
    assertThat(lastNotice(told)).isEqualTo("account-reset-proposed");
    decide.confirm(second, reset);
    assertThat(lastNotice(told)).isEqualTo("account-reset");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM mail m JOIN inbox_message i ON i.id = m.inbox_message_id"
                    + " WHERE i.person_id = "
                    + id))
        .isEqualTo("8");
  }

  @Test
  void the_second_administrator_reads_who_and_what_and_decides_on_the_page() {
    Actor other = WORLD.aPersonWho(Role.AUDITOR);
    Browserless proposer = Browserless.signedInAs(APP, first);
    proposer.post("/organisation/people/" + other.personId() + "/password");
    String page =
        "/organisation/people/proposals/" + APP.ask("SELECT MAX(id) FROM account_proposal");
    Browserless decider = Browserless.signedInAs(APP, second);

    assertThat(proposer.get(page).body()).doesNotContain(page + "/confirm");
    assertThat(decider.get("/").body()).contains(page);
    assertThat(decider.get("/organisation/people/proposals").body()).contains(page);
    assertThat(decider.get(page).body())
        .contains(page + "/confirm", other.login(), first.name().en());
    assertThat(decider.post(page + "/reject", "reason", "").statusCode()).isEqualTo(422);
    assertThat(decider.post(page + "/confirm").statusCode()).isEqualTo(200);
    assertThat(decider.get(page).body()).doesNotContain(page + "/confirm");
  }

  @Test
  void programs_propose_and_decide_and_no_answer_holds_a_password_or_a_link() {
    Actor other = WORLD.aPersonWho(Role.AUDITOR);
    ApiCaller proposer = ApiCaller.of(APP, first);
    ApiCaller decider = ApiCaller.of(APP, second);

    String made =
        proposer.send("POST", "/api/v1/people/" + other.personId() + "/password", "").body();
    String id = made.replaceAll("(?s).*?\"id\":(\\d+).*", "$1");

    assertThat(proposer.send("POST", "/api/v1/account-proposals/" + id + "/confirm", "").body())
        .contains("organisation.own-proposal");
    String done = decider.send("POST", "/api/v1/account-proposals/" + id + "/confirm", "").body();
    assertThat(made + done)
        .contains("\"CONFIRMED\"")
        .doesNotContain("choose-password", "\"password\"");
  }

  private static ProposeAccount.NewPerson account(String login, Role role) {
    boolean officer = role == Role.PROCUREMENT_OFFICER;
    boolean bidder = role == Role.BIDDER;
    boolean ofState = role == Role.NATIONAL_COORDINATOR || role == Role.COMMITTEE_MEMBER;
    String entity =
        officer
            ? APP.ask("SELECT code FROM procuring_entity WHERE id = " + WORLD.anEntityIn(STATE))
            : null;
    String supplier =
        bidder
            ? APP.ask("SELECT registration_number FROM supplier WHERE id = " + WORLD.aSupplier())
            : null;
    return new ProposeAccount.NewPerson(
        login,
        new Bilingual("شخص جديد", "New Person"),
        new Bilingual("موظف", "Official"),
        login + "@example.org",
        new GrantInput(role, ofState ? STATE : null, entity, supplier));
  }

  private static String proposal(Actor by, Actor about) {
    return """
        INSERT INTO account_proposal (kind, status, person_id, role, proposed_by, proposed_at,
                                      expires_at)
        VALUES ('GRANT_ROLE', 'PROPOSED', %d, 'CENTRAL_BUYER', %d, UTC_TIMESTAMP(6),
                DATE_ADD(UTC_TIMESTAMP(6), INTERVAL 1 DAY))"""
        .formatted(about.personId(), by.personId());
  }

  private static String decided(long proposal, Actor by) {
    return """
        UPDATE account_proposal
           SET status = 'CONFIRMED', decided_by = %d, decided_at = UTC_TIMESTAMP(6)
         WHERE id = %d"""
        .formatted(by.personId(), proposal);
  }

  private static String grant(long proposal, Actor to, String role) {
    return "INSERT INTO role_grant (person_id, role, proposal_id) VALUES (%d, '%s', %d)"
        .formatted(to.personId(), role, proposal);
  }

  private static void assertRefused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  private String password() {
    return APP.ask("SELECT password_hash FROM person WHERE id = " + person.personId());
  }

  private static String people(String login) {
    return APP.ask("SELECT COUNT(*) FROM person WHERE login = '%s'".formatted(login));
  }

  private static String lastNotice(Actor of) {
    return APP.ask(
        "SELECT n.kind FROM inbox_message i JOIN notice n ON n.id = i.notice_id"
            + " WHERE i.person_id = %d ORDER BY i.id DESC LIMIT 1".formatted(of.personId()));
  }
}

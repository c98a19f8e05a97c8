package org.muwahhad.organisation.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Accounts: opened, given roles, locked, and their passwords. */
class AccountsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Visitor SOURCE = Visitor.at("127.0.0.1");
  private static final String OWN = "a password of one's own";
  private final Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final Actor second = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final SignIn signIn = APP.get(SignIn.class);

  @Test
  void a_new_person_chooses_a_password_before_the_first_session() {
    Given given = anOfficer();

    assertRefused(
        () -> signIn.run(given.login(), given.password(), SOURCE),
        "access.password-change-required");
    SignIn.OpenedSession session =
        APP.get(ChangePassword.class)
            .runFirst(given.login(), SOURCE, change(given.password(), OWN));

    assertThat(session.personId()).isEqualTo(given.personId());
    assertThat(signIn.run(given.login(), OWN, SOURCE).token()).isNotEmpty();
    assertRefused(
        () -> signIn.run(given.login(), given.password(), SOURCE), "access.sign-in-failed");
    assertThat(lastAct(given.personId())).isEqualTo("access.password-changed");
  }

  @Test
  void a_one_time_password_runs_out() {
    Given given = anOfficer();
    APP.sql(
        "UPDATE person SET one_time_until = DATE_SUB(SYSDATE(6), INTERVAL 1 MINUTE)"
            + " WHERE id = "
            + given.personId());

    assertRefused(
        () -> signIn.run(given.login(), given.password(), SOURCE),
        "access.one-time-password-expired");
    assertRefused(
        () ->
            APP.get(ChangePassword.class)
                .runFirst(given.login(), SOURCE, change(given.password(), OWN)),
        "access.one-time-password-expired");
  }

  @Test
  void a_password_of_ones_own_is_long_new_and_typed_twice_alike() {
    Given given = anOfficer();
    ChangePassword act = APP.get(ChangePassword.class);

    assertThatThrownBy(() -> act.runFirst(given.login(), SOURCE, change("", "")))
        .asInstanceOf(InstanceOfAssertFactories.type(Refusal.InvalidInput.class))
        .extracting(r -> r.faults().stream().map(Refusal.Fault::field).toList())
        .isEqualTo(List.of("current", "password"));
    assertFault(() -> act.runFirst(given.login(), SOURCE, change("wrong", OWN)), "current");
    assertFault(
        () -> act.runFirst(given.login(), SOURCE, change(given.password(), "short")), "password");
    assertFault(
        () -> act.runFirst(given.login(), SOURCE, change(given.password(), given.password())),
        "password");
    assertFault(
        () ->
            act.runFirst(
                given.login(),
                SOURCE,
                new ChangePassword.PasswordChange(given.password(), OWN, OWN + "!")),
        "repeated");
  }

  @Test
  void changing_the_own_password_keeps_this_session_and_ends_the_others() {
    Actor person = WORLD.aPersonWho(Role.AUDITOR);
    String here = signIn.run(person.login(), "secret", SOURCE).token();
    signIn.run(person.login(), "secret", SOURCE);

    APP.get(ChangePassword.class).run(person, here, SOURCE, change("secret", OWN));

    assertThat(sessions(person.personId())).isEqualTo("1");
    assertThat(lastAct(person.personId())).isEqualTo("access.password-changed");
  }

  @Test
  void a_reset_by_two_administrators_ends_the_sessions_and_the_old_password() {
    Actor person = WORLD.aPersonWho(Role.AUDITOR);
    signIn.run(person.login(), "secret", SOURCE);

    long proposal = APP.get(ProposeReset.class).run(admin, person.personId());

    assertThat(sessions(person.personId())).isEqualTo("1");
    APP.get(DecideProposal.class).confirm(second, proposal);
    assertThat(sessions(person.personId())).isEqualTo("0");
    assertRefused(() -> signIn.run(person.login(), "secret", SOURCE), "access.sign-in-failed");
    assertThat(lastAct(person.personId())).isEqualTo("access.password-reset");
  }

  @Test
  void a_locked_account_has_no_session_until_it_is_unlocked() {
    Actor person = WORLD.aPersonWho(Role.AUDITOR);
    signIn.run(person.login(), "secret", SOURCE);

    APP.get(LockAccount.class).run(admin, person.personId(), "Left the office");

    assertThat(sessions(person.personId())).isEqualTo("0");
    assertRefused(() -> signIn.run(person.login(), "secret", SOURCE), "access.blocked");
    assertThatThrownBy(() -> APP.get(LockAccount.class).run(admin, person.personId(), "again"))
        .hasMessage("organisation.account-locked");
    assertThat(lastAct(person.personId())).isEqualTo("access.account-locked");
    APP.get(UnlockAccount.class).run(admin, person.personId());
    assertThat(signIn.run(person.login(), "secret", SOURCE).token()).isNotEmpty();
    assertThat(lastAct(person.personId())).isEqualTo("access.account-unlocked");
    assertThatThrownBy(() -> APP.get(UnlockAccount.class).run(admin, person.personId()))
        .hasMessage("organisation.account-not-locked");
  }

  @Test
  void an_administrator_ends_the_delay_that_strangers_caused() {
    Actor person = WORLD.aPersonWho(Role.AUDITOR);
    APP.sql(
        """
        INSERT INTO sign_in_delay (counted, failures, last_at, next_at)
        VALUES (SHA2('account %s', 256), 40, SYSDATE(6), SYSDATE(6) + INTERVAL 60 SECOND)"""
            .formatted(person.login()));
    assertThatThrownBy(() -> signIn.run(person.login(), "secret", SOURCE))
        .hasMessage("access.wait");

    APP.get(UnlockAccount.class).run(admin, person.personId());

    assertThat(signIn.run(person.login(), "secret", SOURCE).token()).isNotEmpty();
  }

  @Test
  void past_the_code_no_session_begins_on_a_locked_account_or_a_one_time_password() {
    Actor locked = WORLD.aPersonWho(Role.AUDITOR);
    APP.get(LockAccount.class).run(admin, locked.personId(), "Left");
    Given given = anOfficer();

    assertThatThrownBy(() -> APP.sql(session(locked.personId())))
        .hasMessageContaining("access.blocked");
    assertThatThrownBy(() -> APP.sql(session(given.personId())))
        .hasMessageContaining("access.password-change-required");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE person SET blocked_at = UTC_TIMESTAMP(6) WHERE id = "
                        + given.personId()))
        .hasMessageContaining("ck_person_blocked");
  }

  @Test
  void roles_are_given_limited_and_taken_from_the_next_request_on() {
    long entity = WORLD.anEntityIn("OM");
    Actor person = WORLD.aPersonWho(Role.CATALOG_MANAGER);
    long id = person.personId();

    grant(id, new GrantInput(Role.PROCUREMENT_OFFICER, null, codeOf(entity), null));
    assertThat(APP.get(Actors.class).get(id).requireOfficerOf(entity).state()).isEqualTo("OM");
    assertThat(lastAct(id)).isEqualTo("access.role-granted");
    long other = WORLD.anEntityIn("QA");
    grant(id, new GrantInput(Role.PROCUREMENT_OFFICER, null, codeOf(other), null));
    assertThat(APP.get(Actors.class).get(id).requireOfficerOf(other).state()).isEqualTo("QA");
    APP.get(RevokeRole.class).run(admin, id, Role.CATALOG_MANAGER);
    assertThat(APP.get(Actors.class).get(id).is(Role.CATALOG_MANAGER)).isFalse();
    assertThat(lastAct(id)).isEqualTo("access.role-revoked");

    assertThatThrownBy(() -> APP.get(RevokeRole.class).run(admin, id, Role.PROCUREMENT_OFFICER))
        .hasMessage("organisation.last-role");
    assertThatThrownBy(() -> APP.get(RevokeRole.class).run(admin, id, Role.CATALOG_MANAGER))
        .hasMessage("organisation.role-not-held");
    assertFault(
        () ->
            APP.get(ProposeRole.class)
                .run(admin, id, new GrantInput(Role.NATIONAL_COORDINATOR, null, null, null)),
        "state");
  }

  @Test
  void whoever_bids_holds_no_other_role_past_the_code_either() {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    Actor manager = WORLD.aPersonWho(Role.CATALOG_MANAGER);

    assertFault(
        () -> grant(bidder.personId(), new GrantInput(Role.AUDITOR, null, null, null)), "role");
    APP.sql(
        "INSERT INTO role_grant (origin, person_id, role) VALUES ('OPERATOR', "
            + manager.personId()
            + ", 'EVALUATOR')");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO role_grant (origin, person_id, role, supplier_id)"
                        + " VALUES ('OPERATOR', %d, 'BIDDER', %d)"
                            .formatted(manager.personId(), WORLD.aSupplier())))
        .hasMessageContaining("organisation.bidder-alone");
  }

  @Test
  void a_role_once_given_stays_what_it_is_and_whose_it_is() {
    Actor officer = WORLD.aPersonWho(Role.CATALOG_MANAGER);
    Actor other = WORLD.aPersonWho(Role.AUDITOR);

    for (String change :
        List.of(
            "role = 'AUDITOR'",
            "person_id = " + other.personId(),
            "supplier_id = " + WORLD.aSupplier(),
            "id = id + 1000000")) {
      assertThatThrownBy(
              () ->
                  APP.sql(
                      "UPDATE role_grant SET %s WHERE person_id = %d"
                          .formatted(change, officer.personId())))
          .as(change)
          .hasMessageContaining("organisation.two-administrators");
    }
  }

  @Test
  void nobody_does_it_to_themselves_and_only_administrators_do_it_to_others() {
    long own = admin.personId();
    assertThatThrownBy(() -> APP.get(LockAccount.class).run(admin, own, "x"))
        .hasMessage("organisation.not-oneself");
    assertThatThrownBy(() -> APP.get(ProposeReset.class).run(admin, own))
        .hasMessage("organisation.not-oneself");
    assertThatThrownBy(() -> APP.get(RevokeRole.class).run(admin, own, Role.ADMINISTRATOR))
        .hasMessage("organisation.not-oneself");
    assertThatThrownBy(
            () ->
                APP.get(ProposeRole.class)
                    .run(admin, own, new GrantInput(Role.CENTRAL_BUYER, null, null, null)))
        .hasMessage("organisation.not-oneself");

    Actor auditor = WORLD.aPersonWho(Role.AUDITOR);
    assertThatThrownBy(() -> APP.get(ProposeAccount.class).run(auditor, person("x.y", "KW-X")))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(LockAccount.class).run(auditor, own, "x"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(UnlockAccount.class).run(auditor, own))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(ProposeReset.class).run(auditor, own))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(EndSessions.class).run(auditor, own))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(
            () ->
                APP.get(ProposeRole.class)
                    .run(auditor, own, new GrantInput(Role.AUDITOR, null, null, null)))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.get(RevokeRole.class).run(auditor, own, Role.AUDITOR))
        .isInstanceOf(Refusal.NotPermitted.class);
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    assertThatThrownBy(() -> APP.get(ViewPeople.class).get(buyer, own))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void all_sessions_of_a_person_end_at_once() {
    Actor person = WORLD.aPersonWho(Role.AUDITOR);
    signIn.run(person.login(), "secret", SOURCE);
    signIn.run(person.login(), "secret", SOURCE);

    assertThat(APP.get(EndSessions.class).run(admin, person.personId())).isEqualTo(2);
    assertThat(lastAct(person.personId())).isEqualTo("access.sessions-ended");
  }

  @Test
  void accounts_are_found_by_text_role_state_and_standing() {
    Given given = anOfficer();
    ViewPeople view = APP.get(ViewPeople.class);

    assertThat(
            view.list(admin, new ViewPeople.Search(given.login(), "", "", "ONE_TIME", 1)).people())
        .singleElement()
        .satisfies(p -> assertThat(p.grants()).hasSize(1));
    assertThat(
            view.list(
                    admin, new ViewPeople.Search(given.login(), "PROCUREMENT_OFFICER", "KW", "", 1))
                .total())
        .isEqualTo(1);
    assertThat(view.list(admin, new ViewPeople.Search(given.login(), "AUDITOR", "", "", 1)).total())
        .isZero();
    assertThat(view.list(admin, new ViewPeople.Search(given.login(), "", "", "LOCKED", 1)).total())
        .isZero();
  }

  /** An officer whose password the operator gave, to be replaced at the first sign-in. */
  private Given anOfficer() {
    Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    APP.sql(
        "UPDATE person SET one_time_until = DATE_ADD(SYSDATE(6), INTERVAL 72 HOUR) WHERE id = "
            + officer.personId());
    return new Given(officer.personId(), officer.login(), "secret");
  }

  private record Given(long personId, String login, String password) {}

  private static ProposeAccount.NewPerson person(String login, String entity) {
    return new ProposeAccount.NewPerson(
        login,
        new Bilingual("موظفة جديدة", "New Official"),
        new Bilingual("مسؤولة مشتريات", "Procurement officer"),
        login + "@example.org",
        new GrantInput(Role.PROCUREMENT_OFFICER, "", entity, ""));
  }

  private void grant(long person, GrantInput grant) {
    APP.get(DecideProposal.class)
        .confirm(second, APP.get(ProposeRole.class).run(admin, person, grant));
  }

  private static String codeOf(long entity) {
    return APP.ask("SELECT code FROM procuring_entity WHERE id = " + entity);
  }

  private static ChangePassword.PasswordChange change(String current, String wanted) {
    return new ChangePassword.PasswordChange(current, wanted, wanted);
  }

  private static String session(long person) {
    return """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at, last_used_at)
        VALUES (SHA2(UUID(), 256), %d, REPEAT('x', 43), SYSDATE(6), SYSDATE(6), SYSDATE(6), SYSDATE(6))"""
        .formatted(person);
  }

  private static String sessions(long person) {
    return APP.ask("SELECT COUNT(*) FROM session WHERE person_id = " + person);
  }

  private static String lastAct(long person) {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'person' AND object_id = '"
            + person
            + "' ORDER BY id DESC LIMIT 1");
  }

  private static void assertRefused(Runnable act, String code) {
    assertThatThrownBy(act::run).isInstanceOf(Refusal.NotPermitted.class).hasMessage(code);
  }

  private static void assertFault(Runnable act, String field) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::field).contains(field));
  }
}

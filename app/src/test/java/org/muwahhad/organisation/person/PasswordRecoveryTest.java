package org.muwahhad.organisation.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.Browserless;
import org.muwahhad.MailedLink;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.access.Visitor;
import org.muwahhad.shared.Refusal;

/** Whoever forgot a password chooses another by a link to the account's own address. */
class PasswordRecoveryTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final String SOURCE = "127.0.0.1";
  private static final String OWN = "a password of one's own";
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private final Actor person = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final AskForRecovery ask = APP.get(AskForRecovery.class);

  @AfterAll
  static void end() {
    APP.close();
  }

  @AfterEach
  void forgetTries() {
    APP.sql("DELETE FROM sign_in_throttle");
  }

  @Test
  void the_mail_goes_to_the_accounts_address_and_its_link_gives_another_password_once() {
    APP.get(SignIn.class).run(person.login(), "secret", Visitor.at(SOURCE));

    ask.run(" " + person.login().toUpperCase(java.util.Locale.ROOT) + " ", SOURCE);

    assertThat(lastAct(person)).isEqualTo("access.recovery-asked SYSTEM LINK");
    String link = MailedLink.toChoosePassword(APP, person.login());
    Browserless holder = Browserless.at(APP);
    assertThat(holder.get(link).body()).contains(person.login());
    assertThat(holder.post(link, "password", "short", "repeated", "short").statusCode())
        .isEqualTo(422);
    assertThat(sessions(person)).isEqualTo("1");
    assertThat(holder.post(link, "password", OWN, "repeated", OWN).statusCode()).isEqualTo(200);

    assertThat(sessions(person)).isEqualTo("0");
    assertThat(lastAct(person)).startsWith("access.password-recovered CENTRAL_BUYER");
    assertThat(lastNotice(person)).isEqualTo("account-password-recovered");
    assertThat(holder.get(link).statusCode()).isEqualTo(404);
    assertThat(holder.post(link, "password", OWN, "repeated", OWN).statusCode()).isEqualTo(404);
    assertThatThrownBy(
            () -> APP.get(SignIn.class).run(person.login(), "secret", Visitor.at(SOURCE)))
        .hasMessage("access.sign-in-failed");
    assertThat(APP.get(SignIn.class).run(person.login(), OWN, Visitor.at(SOURCE)).token())
        .isNotEmpty();
  }

  @Test
  void an_account_is_found_by_its_address_however_it_is_written() {
    String email = APP.ask("SELECT email FROM person WHERE id = " + person.personId());

    ask.run(email.toUpperCase(java.util.Locale.ROOT).replace("@", "+Tenders@"), SOURCE);

    assertThat(lastNotice(person)).isEqualTo("account-recovery");
  }

  @Test
  void a_link_opens_nothing_after_half_an_hour_or_with_another_seal_or_once_a_newer_one_is_there() {
    ask.run(person.login(), SOURCE);
    String first = link(person);
    Browserless anybody = Browserless.at(APP);
    assertThat(anybody.get(first).statusCode()).isEqualTo(200);
    assertThat(anybody.get(first + "x").statusCode()).isEqualTo(404);
    APP.moveClockOn(Duration.ofMinutes(11));
    ask.run(person.login(), SOURCE);
    String second = link(person);

    assertThat(anybody.get(first).statusCode()).isEqualTo(404);
    assertThat(anybody.get(second).statusCode()).isEqualTo(200);
    APP.moveClockOn(Duration.ofMinutes(AskForRecovery.MINUTES));
    assertThat(anybody.get(second).statusCode()).isEqualTo(404);
    assertThat(anybody.post(second, "password", OWN, "repeated", OWN).statusCode()).isEqualTo(404);
  }

  @Test
  void the_link_of_one_account_gives_no_password_to_another() {
    Actor other = WORLD.aPersonWho(Role.AUDITOR);
    String before = password(other);
    ask.run(person.login(), SOURCE);
    Browserless holder = Browserless.at(APP);
    holder.get(link(person));

    holder.post(link(person), "password", OWN, "repeated", OWN, "login", other.login());

    assertThat(password(other)).isEqualTo(before);
    assertThat(holder.get(link(other)).statusCode()).isEqualTo(404);
  }

  @Test
  void the_other_bid_managers_of_the_supplier_hear_of_it() {
    long supplier = WORLD.aSupplier();
    Actor holder = WORLD.aBidderFor(supplier);
    Actor colleague = WORLD.aBidderFor(supplier);
    ask.run(holder.login(), SOURCE);
    Browserless browser = Browserless.at(APP);
    browser.get(link(holder));

    browser.post(link(holder), "password", OWN, "repeated", OWN);

    assertThat(lastNotice(colleague)).isEqualTo("account-colleague-recovered");
    assertThat(lastNotice(holder)).isEqualTo("account-password-recovered");
  }

  @Test
  void another_mail_is_not_sent_within_ten_minutes() {
    ask.run(person.login(), SOURCE);
    ask.run(person.login(), SOURCE);
    assertThat(asked(person)).isEqualTo("1");

    APP.moveClockOn(Duration.ofMinutes(11));
    ask.run(person.login(), SOURCE);
    assertThat(asked(person)).isEqualTo("2");
  }

  @Test
  void who_asks_several_times_at_once_gets_one_mail() {
    IntStream.range(0, 4).parallel().forEach(i -> ask.run(person.login(), SOURCE));

    assertThat(asked(person)).isEqualTo("1");
  }

  @Test
  void after_five_mails_in_a_day_another_is_sent_half_an_hour_later() {
    for (int i = 0; i < 5; i++) {
      ask.run(person.login(), SOURCE);
      APP.moveClockOn(Duration.ofMinutes(11));
    }
    ask.run(person.login(), SOURCE);
    assertThat(asked(person)).isEqualTo("5");
    assertThat(Browserless.at(APP).get(link(person)).statusCode()).isEqualTo(200);

    APP.moveClockOn(Duration.ofMinutes(20));
    ask.run(person.login(), SOURCE);
    assertThat(asked(person)).isEqualTo("6");
  }

  @Test
  void the_answer_is_the_same_whether_there_is_an_account_or_not() throws InterruptedException {
    String known = answer(person.login());
    assertThat(known).contains("If there is such an account");
    assertThat(answer("nobody.at.all")).isEqualTo(known);
    assertThat(answer("nobody@example.org")).isEqualTo(known);
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");
    visitor.get("/forgotten-password");
    assertThat(visitor.post("/forgotten-password", "account", " ").statusCode()).isEqualTo(422);
    Instant end = Instant.now().plus(LONGEST);
    while (asked(person).equals("0") && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(asked(person)).isEqualTo("1");
  }

  @Test
  void who_asks_on_and_on_is_held_up() {
    for (int i = 0; i < 10; i++) {
      ask.run("nobody." + i, SOURCE);
    }

    assertThatThrownBy(() -> ask.run("nobody.11", SOURCE))
        .isInstanceOf(Refusal.TooOften.class)
        .hasMessage("access.too-many-requests");
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void of_all_roles_only_an_administrator_needs_two_others(Role role) {
    Actor holder =
        switch (role) {
          case PROCUREMENT_OFFICER -> WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
          case BIDDER -> WORLD.aBidderFor(WORLD.aSupplier());
          case NATIONAL_COORDINATOR, COMMITTEE_MEMBER -> WORLD.aPersonWho(role, "KW");
          default -> WORLD.aPersonWho(role);
        };
    boolean alone = role != Role.ADMINISTRATOR;

    ask.run(holder.login(), SOURCE);

    assertThat(lastNotice(holder))
        .isEqualTo(alone ? "account-recovery" : "account-recovery-by-administrators");
    if (alone) {
      APP.sql(insertion(holder, 30));
    } else {
      assertRefused(insertion(holder, 30), "organisation.by-administrators");
    }
  }

  @Test
  void a_locked_account_is_told_whom_to_ask_and_a_link_sent_before_opens_nothing() {
    ask.run(person.login(), SOURCE);
    String link = link(person);
    APP.get(LockAccount.class)
        .run(WORLD.aPersonWho(Role.ADMINISTRATOR), person.personId(), "On leave");
    Browserless holder = Browserless.at(APP);

    assertThat(holder.get(link).statusCode()).isEqualTo(404);
    APP.moveClockOn(Duration.ofMinutes(11));
    ask.run(APP.ask("SELECT email FROM person WHERE id = " + person.personId()), SOURCE);

    assertThat(lastNotice(person)).isEqualTo("account-recovery-locked");
    assertThat(lastAct(person)).isEqualTo("access.recovery-asked SYSTEM LOCKED");
    assertRefused(insertion(person, 30), "organisation.by-administrators");
    assertRefused(use(person), "organisation.recovery-fixed");
  }

  @Test
  void past_the_code_a_link_is_not_used_for_an_account_that_is_locked() {
    APP.sql(insertion(person, 30));
    APP.without(
        "tr_person_recovery_ends",
        () ->
            APP.get(LockAccount.class)
                .run(WORLD.aPersonWho(Role.ADMINISTRATOR), person.personId(), "On leave"));

    assertRefused(use(person), "organisation.by-administrators");
  }

  @Test
  void a_lock_ends_the_link_also_when_the_account_is_unlocked_within_the_hour() {
    Actor administrator = WORLD.aPersonWho(Role.ADMINISTRATOR);
    ask.run(person.login(), SOURCE);
    String link = link(person);
    APP.get(LockAccount.class).run(administrator, person.personId(), "A false alarm");
    APP.get(UnlockAccount.class).run(administrator, person.personId());
    Browserless holder = Browserless.at(APP);

    assertThat(holder.get(link).statusCode()).isEqualTo(404);
    holder.get("/forgotten-password");
    assertThat(holder.post(link, "password", OWN, "repeated", OWN).statusCode()).isEqualTo(404);
    assertRefused(use(person), "organisation.recovery-fixed");
    APP.moveClockOn(Duration.ofMinutes(11));
    ask.run(person.login(), SOURCE);
    assertThat(holder.get(link(person)).statusCode()).isEqualTo(200);
  }

  @Test
  void another_password_ends_the_link() {
    ask.run(person.login(), SOURCE);
    String link = link(person);
    String session =
        APP.get(SignIn.class).run(person.login(), "secret", Visitor.at(SOURCE)).token();
    APP.get(ChangePassword.class)
        .run(
            person,
            session,
            Visitor.at(SOURCE),
            new ChangePassword.PasswordChange("secret", OWN, OWN));
    Browserless holder = Browserless.at(APP);

    assertThat(holder.get(link).statusCode()).isEqualTo(404);
    assertRefused(use(person), "organisation.recovery-fixed");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM password_recovery WHERE ended_at IS NOT NULL AND person_id = "
                    + person.personId()))
        .isEqualTo("1");
  }

  @Test
  void past_the_code_a_link_that_ended_works_no_more() {
    APP.sql(insertion(person, 30));
    String last = " WHERE person_id = " + person.personId();
    APP.sql("UPDATE password_recovery SET ended_at = asked_at" + last);

    assertRefused("UPDATE password_recovery SET ended_at = NULL" + last, "recovery-fixed");
    assertRefused(use(person), "organisation.recovery-fixed");
  }

  @Test
  void a_held_account_and_one_without_a_password_are_told_whom_to_ask() {
    Actor first = WORLD.aPersonWho(Role.ADMINISTRATOR);
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    long reset = APP.get(ProposeReset.class).run(first, bidder.personId());
    APP.get(DecideProposal.class).confirm(WORLD.aPersonWho(Role.ADMINISTRATOR), reset);

    ask.run(bidder.login(), SOURCE);
    assertThat(lastNotice(bidder)).isEqualTo("account-recovery-no-password");
    assertRefused(insertion(bidder, 30), "organisation.by-administrators");
    String link = MailedLink.toChoosePassword(APP, bidder.login());
    Browserless holder = Browserless.at(APP);
    holder.get(link);
    assertThat(holder.post(link, "password", OWN, "repeated", OWN).statusCode()).isEqualTo(200);
    APP.moveClockOn(Duration.ofMinutes(11));
    ask.run(bidder.login(), SOURCE);

    assertThat(lastNotice(bidder)).isEqualTo("account-recovery-held");
    assertRefused(insertion(bidder, 30), "organisation.by-administrators");
  }

  @Test
  void past_the_code_a_link_works_for_an_hour_and_once_and_stays_as_it_is() {
    assertRefused(insertion(person, 31), "ck_password_recovery_half_hour");
    APP.sql(insertion(person, 30));
    String last = " WHERE person_id = " + person.personId();
    assertRefused(
        "UPDATE password_recovery SET used_at = expires_at" + last, "ck_password_recovery_used");
    assertRefused(
        "UPDATE password_recovery SET expires_at = asked_at, used_at = asked_at" + last,
        "organisation.recovery-fixed");
    APP.sql("UPDATE password_recovery SET used_at = asked_at" + last);
    assertRefused(
        "UPDATE password_recovery SET used_at = asked_at" + last, "organisation.recovery-fixed");
  }

  private static String answer(String account) {
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");
    visitor.get("/forgotten-password");
    HttpResponse<String> answer = visitor.post("/forgotten-password", "account", account);
    assertThat(answer.statusCode()).isEqualTo(200);
    // The token of the form differs from visitor to visitor.
    String page = answer.body();
    return page.substring(page.indexOf("<header"), page.indexOf("</main"))
        .replaceAll("name=\"csrfToken\" value=\"[^\"]*\"", "");
  }

  private static String insertion(Actor of, int minutes) {
    return """
    INSERT INTO password_recovery (person_id, outcome, asked_at, expires_at)
    VALUES (%d, 'LINK', UTC_TIMESTAMP(6), DATE_ADD(UTC_TIMESTAMP(6), INTERVAL %d MINUTE))\
    """
        .formatted(of.personId(), minutes);
  }

  private static String use(Actor of) {
    return "UPDATE password_recovery SET used_at = asked_at WHERE outcome = 'LINK' AND person_id = "
        + of.personId();
  }

  private static String link(Actor of) {
    return APP.get(SignedLinks.class)
        .sign(
            "/forgotten-password/"
                + APP.ask(
                    "SELECT COALESCE(MAX(id), 0) FROM password_recovery WHERE person_id = "
                        + of.personId()));
  }

  private static void assertRefused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  private static String asked(Actor by) {
    return APP.ask("SELECT COUNT(*) FROM password_recovery WHERE person_id = " + by.personId());
  }

  private static String sessions(Actor of) {
    return APP.ask("SELECT COUNT(*) FROM session WHERE person_id = " + of.personId());
  }

  private static String password(Actor of) {
    return APP.ask("SELECT password_hash FROM person WHERE id = " + of.personId());
  }

  private static String lastAct(Actor about) {
    return APP.ask(
        """
        SELECT CONCAT_WS(' ', act, acting_as, JSON_VALUE(detail, '$.outcome')) FROM audit_entry
         WHERE object_type = 'person' AND object_id = '%d' ORDER BY id DESC LIMIT 1\
        """
            .formatted(about.personId()));
  }

  private static String lastNotice(Actor of) {
    return APP.ask(
        "SELECT n.kind FROM inbox_message i JOIN notice n ON n.id = i.notice_id"
            + " WHERE i.person_id = %d ORDER BY i.id DESC LIMIT 1".formatted(of.personId()));
  }
}

package org.muwahhad.organisation.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.ApplicantAccounts;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.supplier.AskForRegistration;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;

/** Each e-mail address can have only one account, however it is written. */
class OneEmailTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final Actor person = WORLD.aPersonWho(Role.AUDITOR);

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void an_address_that_an_account_has_is_refused_at_its_field() {
    assertThatThrownBy(() -> propose(" " + email(person).toUpperCase(java.util.Locale.ROOT)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly("email access.email-taken"));
  }

  @Test
  void an_address_with_a_tag_is_the_address_without_it_and_is_kept_as_typed() {
    String typed = "Nadia.Q+Tenders@Example.org";
    insert("nadia." + person.personId(), typed, false);

    for (String other :
        List.of("nadia.q@example.org", "NADIA.Q+second@example.org", "nadia.q+@example.org")) {
      assertThatThrownBy(() -> propose(other))
          .as(other)
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              r ->
                  assertThat(r.faults())
                      .extracting(f -> f.field() + " " + f.code())
                      .containsExactly("email access.email-taken"));
      assertThatThrownBy(() -> insert("other", other, false))
          .as(other)
          .hasMessageContaining("uq_person_email");
    }
    insert("nadia.other." + person.personId(), "nadia.q@other.example.org", false);
    assertThat(APP.ask("SELECT email FROM person WHERE login = 'nadia." + person.personId() + "'"))
        .isEqualTo(typed);
  }

  @Test
  void past_the_code_no_second_account_gets_it_and_none_with_a_password_is_marked_as_unproven() {
    String upper = email(person).toUpperCase(java.util.Locale.ROOT);

    assertThatThrownBy(() -> insert("second.one", upper, false))
        .hasMessageContaining("uq_person_email");
    insert("second.two", upper, true);
    for (String change :
        List.of(
            "UPDATE person SET password_hash = 'x' WHERE login = 'second.two'",
            "UPDATE person SET is_address_unproven = TRUE WHERE id = " + admin.personId(),
            """
            INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email,
                                is_address_unproven, password_hash)
            VALUES ('third', 'اسم', 'Name', 'عمل', 'Job', 'third@x.example', TRUE, 'x')""")) {
      assertThatThrownBy(() -> APP.sql(change)).hasMessageContaining("access.email-taken");
    }
  }

  @Test
  void a_stranger_who_asks_for_a_registration_takes_no_address_from_who_gets_an_account() {
    String email = "new.buyer@ministry.example";
    APP.get(AskForRegistration.class).run(email, Language.EN, "10.0.0.1");

    propose(email);

    insert("new.buyer", email, false);
    long applicant =
        Long.parseLong(
            APP.ask("SELECT person_id FROM supplier_registration WHERE email = '" + email + "'"));
    String password = "a password of my own";
    TransactionOperations<?> transactions = APP.get(TransactionOperations.class);
    assertThatThrownBy(
            () ->
                transactions.executeWrite(
                    status ->
                        APP.get(ApplicantAccounts.class)
                            .choosePassword(applicant, password, password)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(f -> f.code()).contains("access.email-taken"));
  }

  @Test
  void a_locked_account_gives_its_address_up_and_is_not_unlocked_beside_the_next() {
    APP.get(LockAccount.class).run(admin, person.personId(), "Left");
    insert("next." + person.personId(), email(person), false);

    assertThatThrownBy(() -> APP.get(UnlockAccount.class).run(admin, person.personId()))
        .hasMessage("access.email-taken");
  }

  @Test
  void who_asks_for_a_registration_does_not_learn_that_an_address_has_an_account() {
    String before = APP.ask("SELECT COUNT(*) FROM supplier_registration");

    APP.get(AskForRegistration.class).run(email(person), Language.EN, "10.0.0.1");

    assertThat(APP.ask("SELECT COUNT(*) FROM supplier_registration")).isEqualTo(before);
  }

  private void propose(String email) {
    APP.get(ProposeAccount.class)
        .run(
            admin,
            new ProposeAccount.NewPerson(
                "another",
                new Bilingual("شخص", "Person"),
                new Bilingual("عمل", "Job"),
                email,
                new GrantInput(Role.CATALOG_MANAGER, null, null, null)));
  }

  private static void insert(String login, String email, boolean shared) {
    APP.sql(
        """
        INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email,
                            is_address_unproven)
        VALUES ('%s', 'اسم', 'Name', 'عمل', 'Job', '%s', %b)"""
            .formatted(login, email, shared));
  }

  private static String email(Actor of) {
    return APP.ask("SELECT email FROM person WHERE id = " + of.personId());
  }
}

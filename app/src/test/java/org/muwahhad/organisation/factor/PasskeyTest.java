package org.muwahhad.organisation.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.ProveSecondFactor.SecondProof;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.access.factor.Passkeys;
import org.muwahhad.organisation.factor.AddPasskey.NewPasskey;
import org.muwahhad.shared.Refusal;

/** Passkeys, with an authenticator of the test's own in place of a phone. */
class PasskeyTest {
  private static final String SITE = "https://muwahhad.example";
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.public-url", SITE));
  private static final World WORLD = World.in(APP);
  private static final Visitor HOME = Visitor.at("203.0.113.8");
  private final Actor person = WORLD.aPersonWho(Role.AUDITOR);
  private final AddPasskey add = APP.get(AddPasskey.class);
  private final SignIn signIn = APP.get(SignIn.class);
  private final Authenticator phone = new Authenticator(SITE);

  @Test
  void a_passkey_is_the_second_step_of_signing_in() {
    List<String> codes = added(phone);

    String half = begun();
    signIn.finish(half, used(phone), HOME);

    assertThat(codes).hasSize(10);
    assertThat(
            APP.ask("SELECT level FROM session WHERE person_id = %d".formatted(person.personId())))
        .isEqualTo("SECOND_FACTOR");
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'access.factor-added' AND object_id = '%d'"
                    .formatted(person.personId())))
        .contains("PASSKEY", "my phone");
  }

  @Test
  void an_answer_counts_once_for_the_question_and_the_person_it_was_asked() {
    added(phone);
    SecondProof proof = used(phone);
    signIn.finish(begun(), proof, HOME);

    assertThatThrownBy(() -> signIn.finish(begun(), proof, HOME))
        .hasFieldOrPropertyWithValue("code", "factor.passkey-late");

    Actor other = WORLD.aPersonWho(Role.AUDITOR);
    Authenticator theirs = new Authenticator(SITE);
    Passkeys.PasskeyCeremony asked = add.get(other);
    add.run(other, new NewPasskey("theirs", asked.token(), theirs.create(asked.options())));
    Passkeys.PasskeyCeremony mine =
        APP.get(Passkeys.class).askForOne(person.personId()).orElseThrow();
    SecondProof foreign = new SecondProof("", mine.token(), theirs.get(mine.options()));
    assertThatThrownBy(() -> signIn.finish(begun(), foreign, HOME))
        .hasFieldOrPropertyWithValue("code", "factor.passkey-wrong");
  }

  @Test
  void another_site_and_a_device_that_did_not_look_who_holds_it_are_refused() {
    Passkeys.PasskeyCeremony asked = add.get(person);
    Authenticator fooled = new Authenticator("https://muwahhad.example.attacker.example");
    assertThatThrownBy(
            () ->
                add.run(person, new NewPasskey("x", asked.token(), fooled.create(asked.options()))))
        .hasFieldOrPropertyWithValue("code", "factor.passkey-refused");

    added(phone);
    phone.looksWhoHoldsIt = false;
    assertThatThrownBy(() -> signIn.finish(begun(), used(phone), HOME))
        .hasFieldOrPropertyWithValue("code", "factor.passkey-wrong");
  }

  @Test
  void a_copy_that_counts_fewer_uses_is_refused_here_and_by_the_database() {
    added(phone);
    phone.uses = 20;
    signIn.finish(begun(), used(phone), HOME);
    phone.uses = 3;

    assertThatThrownBy(() -> signIn.finish(begun(), used(phone), HOME))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> APP.sql("UPDATE passkey_use SET sign_count = 1 WHERE sign_count > 1"))
        .hasMessageContaining("factor.passkey-copied");
    assertThatThrownBy(() -> APP.sql("UPDATE passkey SET name = 'other'"))
        .hasMessageContaining("factor.fixed");
  }

  @Test
  void recovery_codes_end_with_the_last_factor() {
    added(phone);
    long id =
        Long.parseLong(APP.ask("SELECT id FROM passkey WHERE person_id = " + person.personId()));

    APP.get(EndFactor.class).runPasskey(person, id);

    assertThat(APP.ask("SELECT COUNT(*) FROM recovery_code WHERE person_id = " + person.personId()))
        .isEqualTo("0");
    signIn.run(person.login(), "secret", HOME);
    assertThatThrownBy(() -> APP.get(EndFactor.class).runPasskey(person, id))
        .isInstanceOf(Refusal.NotFound.class);
  }

  private List<String> added(Authenticator authenticator) {
    Passkeys.PasskeyCeremony asked = add.get(person);
    return add.run(
        person, new NewPasskey("my phone", asked.token(), authenticator.create(asked.options())));
  }

  private String begun() {
    return Objects.requireNonNull(signIn.begin(person.login(), "secret", HOME).half());
  }

  private SecondProof used(Authenticator authenticator) {
    Passkeys.PasskeyCeremony asked =
        APP.get(Passkeys.class).askForOne(person.personId()).orElseThrow();
    return new SecondProof("", asked.token(), authenticator.get(asked.options()));
  }
}

package org.muwahhad.organisation.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.ProveSecondFactor.SecondProof;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.ProposeReset;
import org.muwahhad.shared.Refusal;

/** An app with codes, and recovery codes, beside the password. */
class TimeCodeTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Visitor HOME = Visitor.at("203.0.113.7");
  private final Actor person = WORLD.aPersonWho(Role.AUDITOR);
  private final SignIn signIn = APP.get(SignIn.class);

  @Test
  void once_an_app_is_set_up_the_password_alone_opens_nothing() {
    PhoneApp phone = setUp(person);

    assertThatThrownBy(() -> signIn.run(person.login(), "secret", HOME))
        .hasFieldOrPropertyWithValue("code", "factor.code-wanted");
    assertThatThrownBy(() -> signIn.run(person.login(), "secret", code("000000"), HOME))
        .hasFieldOrPropertyWithValue("code", "factor.code-wrong");
    signIn.run(person.login(), "secret", code(phone.code(0)), HOME);

    assertThat(level(person)).isEqualTo("SECOND_FACTOR");
    assertThat(acts(person)).isEqualTo("access.factor-added access.recovery-codes-made");
    assertThat(told(person)).contains("account-factor-added", "account-recovery-codes-made");
  }

  @Test
  void no_code_is_used_twice() {
    PhoneApp phone = setUp(person);
    String used = phone.code(0);
    signIn.run(person.login(), "secret", code(used), HOME);

    assertThatThrownBy(() -> signIn.run(person.login(), "secret", code(used), HOME))
        .hasFieldOrPropertyWithValue("code", "factor.code-wrong");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE time_code_use SET last_step = last_step - 1 WHERE person_id = "
                        + person.personId()))
        .hasMessageContaining("factor.code-used");
  }

  @Test
  void past_the_code_the_secret_of_an_app_is_not_changed() {
    setUp(person);

    for (String change : List.of("sealed_secret = 'x'", "confirmed_at = NULL")) {
      assertThatThrownBy(
              () ->
                  APP.sql(
                      "UPDATE time_code SET %s WHERE person_id = %d"
                          .formatted(change, person.personId())))
          .hasMessageContaining("factor.fixed");
    }
  }

  @Test
  void wrong_codes_are_slowed_down_as_wrong_passwords_are() {
    setUp(person);

    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> signIn.run(person.login(), "secret", code("111111"), HOME))
          .isInstanceOf(Refusal.NotPermitted.class);
    }
    assertThatThrownBy(() -> signIn.run(person.login(), "secret", code("111111"), HOME))
        .isInstanceOf(Refusal.TooOften.class)
        .hasFieldOrPropertyWithValue("code", "access.wait");
  }

  @Test
  void a_recovery_code_opens_the_account_once_and_its_holder_hears_of_it() {
    List<String> codes = APP.get(SetUpTimeCode.class).run(person, secret(person).code(-1));
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM recovery_code WHERE code_hash = '%s'"
                    .formatted(codes.get(0))))
        .isEqualTo("0");

    signIn.run(
        person.login(),
        "secret",
        code(codes.get(0).toUpperCase(java.util.Locale.ROOT).replace("-", " ")),
        HOME);

    assertThatThrownBy(() -> signIn.run(person.login(), "secret", code(codes.get(0)), HOME))
        .hasFieldOrPropertyWithValue("code", "factor.code-wrong");
    assertThat(told(person)).contains("account-recovery-code-used");
    assertThatThrownBy(
            () -> APP.sql("UPDATE recovery_code SET used_at = NULL WHERE used_at IS NOT NULL"))
        .hasMessageContaining("factor.code-used");
  }

  @Test
  void new_recovery_codes_end_the_former() {
    List<String> former = APP.get(SetUpTimeCode.class).run(person, secret(person).code(-1));

    List<String> codes = APP.get(MakeRecoveryCodes.class).run(person);

    assertThatThrownBy(() -> signIn.run(person.login(), "secret", code(former.get(1)), HOME))
        .hasFieldOrPropertyWithValue("code", "factor.code-wrong");
    signIn.run(person.login(), "secret", code(codes.get(1)), HOME);
  }

  @Test
  void the_page_asks_for_the_code_after_the_password_and_shows_codes_once() {
    Browserless setup = Browserless.signedInAs(APP, person);
    String asked = setup.get("/factors/time-code").body();
    Matcher secret = Pattern.compile("secret=([A-Z2-7]{32})").matcher(asked);
    assertThat(secret.find()).isTrue();
    PhoneApp phone = new PhoneApp(secret.group(1));
    assertThat(asked)
        .as("in groups of four, to be typed")
        .containsPattern(">([A-Z2-7]{4} ){7}[A-Z2-7]{4}<");

    String refused = setup.post("/factors/time-code", "secondCode", "123").body();
    setup.get("/factors/time-code");
    String shown = setup.post("/factors/time-code", "secondCode", phone.code(-1)).body();

    assertThat(refused).contains("This code is wrong");
    assertThat(shown).contains("These codes are shown only now");
    assertThat(setup.get("/factors").body()).contains("10 recovery codes are left");

    Browserless browser = Browserless.at(APP);
    browser.get("/language/en");
    String step =
        browser
            .post(
                "/sign-in", "login", person.login(), "password", "secret", "returnTo", "/sessions")
            .body();
    assertThat(step).contains("Six digits that your app shows").doesNotContain("Your sessions");
    assertThat(browser.get("/sessions").uri().getPath()).isEqualTo("/sign-in");
    assertThat(
            browser.post("/sign-in/second", "secondCode", "000000", "returnTo", "/sessions").body())
        .contains("This code is wrong");
    var entered =
        browser.post("/sign-in/second", "secondCode", phone.code(0), "returnTo", "/sessions");
    assertThat(entered.uri().getPath()).isEqualTo("/sessions");
  }

  @Test
  void the_invented_people_of_a_demonstration_are_never_asked() {
    PhoneApp phone = setUp(person);
    APP.sql("UPDATE person SET is_demo = TRUE WHERE id = " + person.personId());

    signIn.run(person.login(), "secret", HOME);

    assertThat(level(person)).isEqualTo("PASSWORD");
    assertThat(phone.code(0)).hasSize(6);
  }

  @Test
  void a_password_that_two_administrators_take_away_takes_the_second_factor_with_it() {
    setUp(person);

    Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
    long proposal = APP.get(ProposeReset.class).run(admin, person.personId());
    APP.get(DecideProposal.class).confirm(WORLD.aPersonWho(Role.ADMINISTRATOR), proposal);

    assertThat(count("time_code") + count("recovery_code")).isEqualTo("00");
  }

  @Test
  void the_database_alone_does_not_tell_the_secret() {
    String secret = APP.get(SetUpTimeCode.class).get(person).secret();

    assertThat(secret).hasSize(32);
    assertThat(
            APP.ask(
                "SELECT LENGTH(sealed_secret) FROM time_code WHERE person_id = "
                    + person.personId()))
        .isEqualTo("48");
  }

  private String count(String table) {
    return APP.ask("SELECT COUNT(*) FROM " + table + " WHERE person_id = " + person.personId());
  }

  private static PhoneApp secret(Actor person) {
    return new PhoneApp(APP.get(SetUpTimeCode.class).get(person).secret());
  }

  private static PhoneApp setUp(Actor person) {
    PhoneApp phone = secret(person);
    APP.get(SetUpTimeCode.class).run(person, phone.code(-1));
    return phone;
  }

  private static SecondProof code(String code) {
    return new SecondProof(code, "", "");
  }

  private static String level(Actor person) {
    return APP.ask(
        "SELECT level FROM session WHERE person_id = %d ORDER BY number DESC LIMIT 1"
            .formatted(person.personId()));
  }

  private static String acts(Actor person) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(act ORDER BY id SEPARATOR ' ') FROM audit_entry
         WHERE object_type = 'person' AND object_id = '%d'\
        """
            .formatted(person.personId()));
  }

  private static String told(Actor person) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(n.kind SEPARATOR ' ') FROM inbox_message i
          JOIN notice n ON n.id = i.notice_id WHERE i.person_id = %d\
        """
            .formatted(person.personId()));
  }
}

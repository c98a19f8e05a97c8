package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.organisation.person.LockAccount;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** Guessing is slow for anyone who guesses, and for nobody else. */
@Tag("long")
class SignInDelayTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final int SECONDS_OF_A_DAY = 24 * 60 * 60;
  private final SignIn signIn = APP.get(SignIn.class);
  private final Actor chair = WORLD.aPersonWho(Role.OPENING_MEMBER, "OM");

  @Test
  void ten_wrong_passwords_of_a_stranger_do_not_keep_the_person_out_of_their_own_browser() {
    Browserless own = Browserless.signedInAs(APP, chair);
    own.post("/sign-out");

    for (int i = 0; i < 12; i++) {
      stranger().post("/sign-in", "login", chair.login(), "password", "guess");
    }

    HttpResponse<String> entered =
        own.post("/sign-in", "login", chair.login(), "password", "secret");
    assertThat(entered.statusCode()).isEqualTo(200);
    assertThat(entered.body()).contains("/sign-out");
  }

  @Test
  void a_program_that_keeps_its_device_is_not_held_up_by_strangers_from_everywhere() {
    String device = signIn.run(chair.login(), "secret", Visitor.at("192.0.2.1")).deviceToken();
    for (int i = 0; i < 60; i++) {
      fail(chair.login(), Visitor.at("203.0.113." + i));
    }

    assertThat(refusal(chair.login(), "secret", Visitor.at("192.0.2.1"))).isNotNull();
    assertThat(signIn.run(chair.login(), "secret", Visitor.at("192.0.2.1").with(device)).token())
        .isNotEmpty();
  }

  @Test
  void whoever_guesses_is_told_how_long_to_wait_in_words_and_in_seconds() {
    Browserless guesser = stranger();
    for (int i = 0; i < 6; i++) {
      guesser.post("/sign-in", "login", chair.login(), "password", "guess");
    }

    HttpResponse<String> arabic =
        guesser.post("/sign-in", "login", chair.login(), "password", "secret");
    guesser.get("/language/en");
    HttpResponse<String> english =
        guesser.post("/sign-in", "login", chair.login(), "password", "secret");

    assertThat(arabic.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(arabic.headers().firstValue("Retry-After").orElse("")))
        .isBetween(1, 5);
    assertThat(arabic.body()).contains("بعد عدة محاولات فاشلة لا بد من الانتظار");
    assertThat(english.body()).contains("After several failed attempts you must wait");
  }

  @Test
  void a_login_that_does_not_exist_is_answered_and_delayed_as_one_that_does() {
    List<String> known = answers(chair.login(), 60);
    List<String> unknown = answers("nobody.at.all", 60);

    assertThat(unknown).isEqualTo(known);
    assertThat(known).contains("access.sign-in-failed 0", "access.wait 60");
  }

  @Test
  void the_delay_of_an_address_doubles_up_to_a_quarter_of_an_hour() {
    assertThat(delays(chair.login(), Visitor.at("192.0.2.7"), 15))
        .containsExactly(0, 0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900);
  }

  @Test
  void the_delay_of_all_strangers_together_doubles_up_to_a_minute() {
    List<Integer> delays = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      fail(chair.login(), Visitor.at("198.51.100." + i));
      delays.add(secondsLeft(Delays.ofStrangers(chair.login())));
      timePasses();
    }

    assertThat(delays.subList(0, 20)).containsOnly(0);
    assertThat(delays.subList(20, 30)).containsExactly(1, 2, 4, 8, 16, 32, 60, 60, 60, 60);
  }

  @Test
  void an_address_that_never_stops_leaves_the_person_a_turn_on_a_new_device() {
    Visitor attacker = Visitor.at("192.0.2.99");
    for (int i = 0; i < 40; i++) {
      fail(chair.login(), attacker);
      timePasses();
    }
    fail(chair.login(), attacker);

    pass(Delays.STRANGERS_LONGEST);

    assertThat(refusal(chair.login(), "secret", attacker).code()).isEqualTo("access.wait-minutes");
    assertThat(signIn.run(chair.login(), "secret", Visitor.at("192.0.2.1")).token()).isNotEmpty();
  }

  @Test
  void of_many_tries_at_once_one_gets_the_turn() throws Exception {
    for (int i = 0; i < 25; i++) {
      fail(chair.login(), Visitor.at("198.51.100." + i));
      timePasses();
    }
    ExecutorService many = Executors.newFixedThreadPool(6);
    List<Callable<String>> tries =
        IntStream.range(0, 24)
            .<Callable<String>>mapToObj(
                i -> () -> refusal(chair.login(), "guess", Visitor.at("203.0.113." + i)).code())
            .toList();

    List<String> answers = new ArrayList<>();
    for (Future<String> answer : many.invokeAll(tries)) {
      answers.add(answer.get());
    }
    many.shutdown();

    assertThat(answers).filteredOn(a -> a.equals("access.sign-in-failed")).hasSize(1);
    assertThat(answers).filteredOn(a -> a.equals("access.wait")).hasSize(23);
  }

  @Test
  void signing_in_from_elsewhere_does_not_give_strangers_their_tries_back() {
    for (int i = 0; i < 25; i++) {
      fail(chair.login(), Visitor.at("198.51.100." + i));
      timePasses();
    }

    signIn.run(chair.login(), "secret", Visitor.at("192.0.2.1"));
    fail(chair.login(), Visitor.at("198.51.100.200"));

    assertThat(secondsLeft(Delays.ofStrangers(chair.login()))).isEqualTo(32);
  }

  @Test
  void a_token_that_was_planted_in_a_browser_is_worth_nothing_after_its_owner_signs_in() {
    Actor attacker = WORLD.aPersonWho(Role.AUDITOR);
    String planted = signIn.run(attacker.login(), "secret", Visitor.at("192.0.2.66")).deviceToken();

    String own =
        signIn.run(chair.login(), "secret", Visitor.at("192.0.2.1").with(planted)).deviceToken();

    assertThat(own).isNotEqualTo(planted);
    assertThat(knows(chair, planted)).isFalse();
    assertThat(knows(chair, own)).isTrue();
    assertThat(knows(attacker, own)).isTrue();
  }

  @Test
  void a_lock_of_the_account_makes_all_its_devices_strangers() {
    signIn.run(chair.login(), "secret", Visitor.at("192.0.2.1"));
    assertThat(APP.ask(devices())).isEqualTo("1");

    Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
    APP.get(LockAccount.class).run(admin, chair.personId(), "Left");

    assertThat(APP.ask(devices())).isEqualTo("0");
  }

  @Test
  void a_person_has_twenty_known_devices_at_most() {
    for (int i = 0; i < 23; i++) {
      signIn.run(chair.login(), "secret", Visitor.at("192.0.2.1"));
    }

    assertThat(APP.ask(devices())).isEqualTo("20");
  }

  @Test
  void past_the_code_no_delay_is_longer_than_a_quarter_of_an_hour() {
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO sign_in_delay (counted, failures, last_at, next_at)
                    VALUES (SHA2('x', 256), 1, SYSDATE(6), SYSDATE(6) + INTERVAL 16 MINUTE)"""))
        .hasMessageContaining("ck_sign_in_delay_bounded");
  }

  /** What operations.md says of guessing. */
  @Test
  void guessing_is_infeasible() {
    int strangers =
        triesInADay(Delays.STRANGERS_FREE, Delays.STRANGERS_FIRST, Delays.STRANGERS_LONGEST);
    int device = triesInADay(Delays.OWN_FREE, Delays.OWN_FIRST, Delays.OWN_LONGEST);

    assertThat(strangers).isLessThanOrEqualTo(1_500);
    assertThat(device).isLessThanOrEqualTo(115);
    assertThat(365.0 * strangers / PasswordRules.FEWEST_GUESSES).isLessThan(0.001);
  }

  private static int triesInADay(int free, int first, int longest) {
    int tries = 0;
    for (long seconds = 0; seconds < SECONDS_OF_A_DAY; tries++) {
      seconds += tries < free ? 0 : Math.min(longest, first * (1L << Math.min(tries - free, 20)));
    }
    return tries;
  }

  private List<String> answers(String login, int tries) {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < tries; i++) {
      Refusal refused = refusal(login, "guess", Visitor.at("192.0.2." + i % 7));
      answers.add(refused.code() + " " + secondsLeft(Delays.ofStrangers(login)));
      if (i % 4 == 3) {
        timePasses();
      }
    }
    return answers;
  }

  private List<Integer> delays(String login, Visitor visitor, int tries) {
    List<Integer> delays = new ArrayList<>();
    for (int i = 0; i < tries; i++) {
      fail(login, visitor);
      delays.add(
          Integer.parseInt(
              APP.ask(
                  """
                  SELECT ROUND(TIMESTAMPDIFF(MICROSECOND, last_at, next_at) / 1000000) FROM sign_in_delay
                   WHERE counted = SHA2('address %s %s', 256)"""
                      .formatted(login, visitor.network()))));
      timePasses();
    }
    return delays;
  }

  private void fail(String login, Visitor visitor) {
    assertThat(refusal(login, "guess", visitor)).isNotNull();
  }

  private Refusal refusal(String login, String password, Visitor visitor) {
    return catchThrowableOfType(Refusal.class, () -> signIn.run(login, password, visitor));
  }

  private static int secondsLeft(String counted) {
    return Integer.parseInt(
        APP.ask(
            "SELECT ROUND(TIMESTAMPDIFF(MICROSECOND, last_at, next_at) / 1000000) FROM sign_in_delay WHERE counted = '"
                + counted
                + "'"));
  }

  /** As if every delay that runs were over. */
  private static void timePasses() {
    APP.sql("UPDATE sign_in_delay SET next_at = last_at WHERE next_at > last_at");
  }

  private static void pass(int seconds) {
    APP.sql(
        """
        UPDATE sign_in_delay SET next_at = DATE_SUB(next_at, INTERVAL %1$d SECOND),
               last_at = DATE_SUB(last_at, INTERVAL %1$d SECOND)"""
            .formatted(seconds));
  }

  private boolean knows(Actor person, String token) {
    return APP.get(KnownDevices.class).count(person.login(), Sha256.of(token)) > 0;
  }

  private String devices() {
    return "SELECT COUNT(*) FROM known_device WHERE person_id = " + chair.personId();
  }

  private static Browserless stranger() {
    return Browserless.at(APP);
  }
}

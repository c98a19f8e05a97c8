package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;

/** What becomes of a form that is sent after its session has ended. */
class RestoreFormInputTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final String PEOPLE = "/organisation/people";
  private static final String TYPED =
      "&login=new.person&name-ar=%D8%A3%D8%AD%D9%85%D8%AF&name-en=Ahmad+%26+%22sons%22"
          + "&role=NATIONAL_COORDINATOR&state=OM&unknown=told";
  private final Actor admin = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private final Browserless browser = Browserless.signedInAs(APP, admin);
  private final String csrf = token(browser.get(PEOPLE + "/new").body());

  @Test
  void a_form_sent_after_its_session_stands_filled_in_once_its_person_signs_in_again() {
    endSessions();

    HttpResponse<String> asked = send("csrfToken=" + csrf + TYPED);
    HttpResponse<String> again = signIn(admin, asked);

    assertThat(asked.uri().getPath()).isEqualTo("/sign-in");
    assertThat(asked.body()).contains("kept for one hour");
    assertThat(again.uri().getPath()).isEqualTo(PEOPLE + "/new");
    Document page = Jsoup.parse(again.body());
    assertThat(page.select("main [name=login]").val()).isEqualTo("new.person");
    assertThat(page.select("main [name=name-ar]").val()).isEqualTo("أحمد");
    assertThat(page.select("main [name=name-en]").val()).isEqualTo("Ahmad & \"sons\"");
    assertThat(page.select("main form[method=post] [name=role]").val())
        .isEqualTo("NATIONAL_COORDINATOR");
    assertThat(page.select("main [name=state] option[selected]").val()).isEqualTo("OM");
    assertThat(page.select("main [name=unknown]").val()).isEqualTo("told");
    assertThat(again.body()).contains("Nothing has been saved yet");
    assertThat(people("new.person")).isEqualTo("0");
  }

  @Test
  void what_stands_there_again_is_saved_by_pressing_the_button_once_more() {
    endSessions();
    String login = "again." + admin.personId();
    String typed =
        TYPED.replace("new.person", login) + "&title-ar=a&title-en=b&email=a%40b.example";

    HttpResponse<String> page = signIn(admin, send("csrfToken=" + csrf + typed));
    assertThat(proposals(login)).isEqualTo("0");
    HttpResponse<String> proposed =
        send("csrfToken=" + token(page.body()) + typed.replace("&unknown=told", ""));

    assertThat(page.body()).doesNotContain(csrf);
    assertThat(proposals(login)).isEqualTo("1");
    assertThat(people(login)).isEqualTo("0");
    Browserless second = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.ADMINISTRATOR));
    second.get(proposed.uri().getPath());
    second.post(proposed.uri().getPath() + "/confirm");
    assertThat(people(login)).isEqualTo("1");
  }

  @Test
  void another_person_who_signs_in_there_does_not_get_what_was_typed() {
    Actor other = WORLD.aPersonWho(Role.ADMINISTRATOR);
    endSessions();

    HttpResponse<String> asked = send("csrfToken=" + csrf + TYPED);
    HttpResponse<String> page = signIn(other, asked);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("new.person");
    assertThat(browser.get(PEOPLE + "/new?typed=again").body()).doesNotContain("new.person");
    assertThat(kept()).isEqualTo("0");
  }

  @Test
  void the_database_alone_does_not_tell_what_was_typed() {
    endSessions();
    send("csrfToken=" + csrf + TYPED);

    assertThat(kept()).isEqualTo("1");
    assertThat(APP.ask("SELECT COUNT(*) FROM typed_form WHERE LOCATE('new.person', sealed) > 0"))
        .isEqualTo("0");
  }

  @Test
  void nothing_is_kept_that_another_page_than_ours_made_up() {
    endSessions();

    HttpResponse<String> asked = send("csrfToken=forged" + TYPED);

    assertThat(asked.body()).contains("could not be kept");
    assertThat(kept()).isEqualTo("0");
  }

  @Test
  void what_was_typed_is_gone_after_an_hour() {
    endSessions();
    HttpResponse<String> asked = send("csrfToken=" + csrf + TYPED);
    APP.sql("UPDATE typed_form SET kept_until = DATE_SUB(SYSDATE(6), INTERVAL 1 SECOND)");

    assertThat(signIn(admin, asked).body()).doesNotContain("new.person");
  }

  @Test
  void passwords_are_never_kept() {
    endSessions();
    HttpResponse<String> asked =
        post(
            "/password",
            PEOPLE,
            "csrfToken=" + csrf + "&current=my+secret+1&password=my+secret+2&repeated=my+secret+2");

    HttpResponse<String> page = signIn(admin, asked);

    assertThat(page.body()).contains("Nothing has been saved yet").doesNotContain("my secret");
  }

  @Test
  void every_field_for_a_secret_is_known_as_one() {
    Pattern field = Pattern.compile("passwordField\\([^@]*?name = \"([^\"]+)\"");
    assertThat(templates().flatMap(t -> field.matcher(t).results()).map(m -> m.group(1)))
        .hasSizeGreaterThan(8)
        .allMatch(FormInput::isSecret);
  }

  @Test
  void a_form_of_an_earlier_session_is_refused_with_all_that_was_typed_and_can_be_sent_again() {
    browser.post("/sign-in", "login", admin.login(), "password", "secret");

    HttpResponse<String> refused = send("csrfToken=" + csrf + TYPED);

    assertThat(refused.statusCode()).isEqualTo(403);
    Document page = Jsoup.parse(refused.body());
    assertThat(refused.body())
        .contains("does not belong to your current session")
        .doesNotContain("session ended");
    assertThat(page.select("main form").attr("action")).isEqualTo(PEOPLE);
    assertThat(page.select("main [name=login]").val()).isEqualTo("new.person");
    assertThat(page.select("main [name=csrfToken]").val()).isNotEmpty().isNotEqualTo(csrf);
    assertThat(people("new.person")).isEqualTo("0");
  }

  private void endSessions() {
    APP.sql(
        "UPDATE session SET expires_at = DATE_SUB(SYSDATE(6), INTERVAL 1 SECOND) WHERE person_id = "
            + admin.personId());
  }

  private HttpResponse<String> send(String body) {
    return post(PEOPLE, PEOPLE + "/new?role=NATIONAL_COORDINATOR", body);
  }

  private HttpResponse<String> post(String path, String from, String body) {
    return browser.send(
        browser
            .request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", browser.origin())
            .header("Referer", browser.origin() + from)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> signIn(Actor person, HttpResponse<String> page) {
    String returnTo = Jsoup.parse(page.body()).select("[name=returnTo]").val();
    return browser.post(
        "/sign-in", "login", person.login(), "password", "secret", "returnTo", returnTo);
  }

  private String kept() {
    return APP.ask(
        "SELECT COUNT(*) FROM typed_form f JOIN session s ON s.token_hash = f.token_hash WHERE s.person_id = "
            + admin.personId());
  }

  private static String people(String login) {
    return APP.ask("SELECT COUNT(*) FROM person WHERE login = '%s'".formatted(login));
  }

  private static String proposals(String login) {
    return APP.ask("SELECT COUNT(*) FROM account_proposal WHERE login = '%s'".formatted(login));
  }

  private static String token(String page) {
    Matcher found = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static Stream<String> templates() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
      return files
          .filter(f -> f.toString().endsWith(".jte"))
          .map(RestoreFormInputTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

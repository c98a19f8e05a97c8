package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.slf4j.LoggerFactory;

/** What the security log tells, over real HTTP. */
class SecurityEventsTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.sign-in-attempts-per-minute", 40));
  private static final World WORLD = World.in(APP);
  private static final Logger SECURITY = (Logger) LoggerFactory.getLogger("security");
  private final ListAppender<ILoggingEvent> kept = new ListAppender<>();
  private final Actor auditor = WORLD.aPersonWho(Role.AUDITOR);

  @BeforeEach
  void listen() {
    SECURITY.setLevel(Level.INFO);
    kept.start();
    SECURITY.addAppender(kept);
  }

  @AfterEach
  void stop() {
    SECURITY.detachAppender(kept);
    APP.sql("DELETE FROM sign_in_throttle");
  }

  @Test
  void signing_in_and_out_are_told_with_person_and_address() {
    Browserless browser = Browserless.signedInAs(APP, auditor);
    browser.post("/sign-out");

    assertThat(lines())
        .containsExactly(
            line("signed-in", "done", person(), "", "POST", "/sign-in"),
            line("signed-out", "done", "", by(), "POST", "/sign-out"));
  }

  @Test
  void a_wrong_password_is_told_of_the_account_it_was_tried_at() {
    Browserless.at(APP).post("/sign-in", "login", auditor.login(), "password", "guess-4711");

    assertThat(lines())
        .containsExactly(
            line("password-refused", "access.sign-in-failed", person(), "", "POST", "/sign-in"));
  }

  @Test
  void a_login_that_is_none_may_be_a_password_and_is_not_told() {
    Browserless.at(APP).post("/sign-in", "login", "My-Secret-99", "password", "x");

    assertThat(lines())
        .containsExactly(
            line("password-refused", "access.sign-in-failed", "", "", "POST", "/sign-in"));
  }

  @Test
  void a_forgotten_password_is_told_with_the_address_of_who_asks() throws InterruptedException {
    Browserless stranger = Browserless.at(APP);
    stranger.get("/forgotten-password");
    stranger.post("/forgotten-password", "account", auditor.login());

    Instant end = Instant.now().plusSeconds(30);
    while (kept.list.isEmpty() && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(lines())
        .containsExactly(
            line("password-forgotten", "done", person(), "", "POST", "/forgotten-password"));
  }

  @Test
  void a_delay_is_told_once() {
    for (int i = 0; i < 7; i++) {
      Browserless.at(APP).post("/sign-in", "login", auditor.login(), "password", "guess");
    }

    assertThat(lines()).hasSize(7);
    assertThat(lines().get(6)).contains("\"outcome\":\"access.wait\"");
  }

  @Test
  void what_a_person_may_not_do_is_told() {
    Browserless browser = Browserless.signedInAs(APP, auditor);
    kept.list.clear();

    browser.get("/opening-key");
    program(browser, "/api/v1/mails");

    assertThat(lines())
        .contains(
            line("not-permitted", "shared.not-permitted", person(), by(), "GET", "/opening-key"));
  }

  @Test
  void a_request_that_another_site_caused_is_told() {
    Browserless browser = Browserless.signedInAs(APP, auditor);
    kept.list.clear();
    browser.send(
        browser
            .request("/sign-out")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", "https://elsewhere.example")
            .POST(HttpRequest.BodyPublishers.ofString(""))
            .build());

    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0)).contains("\"foreign-request\"", "\"access.foreign-request\"");
  }

  @Test
  void who_asks_too_often_is_told() {
    APP.sql(
        """
        INSERT INTO sign_in_throttle (source, window_start, attempts)
        VALUES ('verify-document 127.0.0.1', SYSDATE(), 3000)""");

    Browserless.at(APP).get("/api/v1/verify/documents/" + "0".repeat(64));

    assertThat(lines()).anyMatch(l -> l.contains("\"event\":\"too-often\""));
    assertThat(lines()).anyMatch(l -> l.contains("\"path\":\"/api/v1/verify/documents/*\""));
  }

  @Test
  void nothing_that_is_sent_breaks_the_line_or_adds_to_it() {
    Browserless browser = Browserless.signedInAs(APP, auditor);
    kept.list.clear();
    for (String hostile :
        List.of("%0d%0a%7B%22event%22", "%22,%22person%22:1", "%E2%80%A8x", "%1b%5b31m", "a%00b")) {
      browser.get("/opening-key/" + hostile);
      browser.get("/organisation/people/" + hostile);
      browser.post("/sign-in", "login", "x\r\n\"" + hostile, "password", "y");
    }
    browser.get("/opening-key");

    assertThat(lines()).isNotEmpty();
    assertThat(lines())
        .allMatch(l -> l.chars().allMatch(c -> c >= ' ' && c <= '~'))
        .allMatch(l -> l.startsWith("{\"event\":\"") && l.endsWith("}"));
  }

  @Test
  void keys_in_addresses_are_not_told() {
    Browserless browser = Browserless.at(APP);

    browser.post("/first-password/" + "k".repeat(60), "password", "a", "repeated", "b");

    assertThat(lines()).noneMatch(l -> l.contains("kkkk"));
  }

  @Test
  void a_line_begins_with_day_time_and_zone() throws JoranException {
    Browserless.signedInAs(APP, auditor);
    LoggerContext logs = new LoggerContext();
    JoranConfigurator shipped = new JoranConfigurator();
    shipped.setContext(logs);
    shipped.doConfigure(Path.of("src/main/resources/logback.xml").toFile());
    ConsoleAppender<ILoggingEvent> security =
        (ConsoleAppender<ILoggingEvent>) logs.getLogger("security").getAppender("SECURITY");
    ConsoleAppender<ILoggingEvent> console =
        (ConsoleAppender<ILoggingEvent>)
            logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE");
    ILoggingEvent event = kept.list.get(0);

    assertThat(written(security, event))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO +security \\{.*}\\n");
    assertThat(written(console, event))
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO +\\[.+ .+] security - .*\\n");
  }

  @Test
  void every_line_of_a_request_knows_its_person_and_address() {
    Browserless browser = Browserless.signedInAs(APP, auditor);
    kept.list.clear();

    browser.get("/opening-key");

    assertThat(kept.list.get(0).getMDCPropertyMap())
        .containsEntry("person", String.valueOf(auditor.personId()))
        .containsEntry("address", "127.0.0.1");
  }

  private static String written(ConsoleAppender<ILoggingEvent> appender, ILoggingEvent event) {
    return new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  private static void program(Browserless browser, String path) {
    browser.get(path);
  }

  private List<String> lines() {
    return kept.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private static String line(
      String event, String outcome, String person, String by, String method, String path) {
    return "{\"event\":\"%s\",\"outcome\":\"%s\"%s%s,\"address\":\"127.0.0.1\",\"method\":\"%s\",\"path\":\"%s\"}"
        .formatted(event, outcome, person, by, method, path);
  }

  private String person() {
    return ",\"person\":%d,\"login\":\"%s\"".formatted(auditor.personId(), auditor.login());
  }

  private String by() {
    return ",\"by\":%d".formatted(auditor.personId());
  }
}

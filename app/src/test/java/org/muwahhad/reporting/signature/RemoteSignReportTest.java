package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.signature.LocalAuthority;
import org.muwahhad.reports.signature.SigningServiceHere;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.UnusableSetting;

/** Members sign with keys that a signing service on this machine keeps. */
@Tag("long")
class RemoteSignReportTest {
  private static final char[] PASSWORD = "secret".toCharArray();
  private static @Nullable SigningServiceHere started;
  private static @Nullable TestApp running;
  private final TestApp app = app();
  private final SigningServiceHere service = service();
  private final SignReport signReport = app.get(SignReport.class);
  private final PlatformSeal platform = app.get(PlatformSeal.class);
  private final OpeningReports reports = OpeningReports.of(app);

  @BeforeAll
  static void start() throws Exception {
    started = new SigningServiceHere();
    running =
        LoadedDemo.fresh(
            Map.of(
                "muwahhad.signing.remote.address",
                service().address().toString(),
                "muwahhad.signing.remote.user",
                SigningServiceHere.USER,
                "muwahhad.signing.remote.password",
                SigningServiceHere.PASSWORD,
                "muwahhad.signing.remote.timeout",
                "2s",
                "muwahhad.signing.remote.confirmation-timeout",
                "2s"));
  }

  @AfterAll
  static void stop() {
    service().close();
  }

  private static TestApp app() {
    return java.util.Objects.requireNonNull(running);
  }

  private static SigningServiceHere service() {
    return java.util.Objects.requireNonNull(started);
  }

  @BeforeEach
  void keepKeys() throws Exception {
    service.wrong.clear();
    for (int i = 0; i < 3; i++) {
      service.keep(
          "key-of-" + login(i),
          login(i),
          platform.demonstrationKey("CN=Member " + i, Instant.now(), PASSWORD),
          PASSWORD,
          "Password",
          "PIN",
          "ChallengeResponse",
          "OTP");
    }
  }

  @Test
  void a_member_chooses_a_certificate_types_pin_and_number_and_has_signed() throws Exception {
    long id = reportId(Edition.ARABIC);
    Browserless browser = browser(0);
    assertThat(browser.get("/report-signatures/" + id).body())
        .contains("/report-signatures/" + id + "/remote", "enctype=\"multipart/form-data\"");

    assertThat(browser.get("/report-signatures/" + id + "/remote").body())
        .contains("CN=Member 0", "name=\"factors.PIN\"", "name=\"factors.OTP\"")
        .doesNotContain("CN=Member 1");
    assertThat(
            browser
                .post(
                    "/report-signatures/" + id + "/remote/code",
                    "credential",
                    "key-of-" + login(0),
                    "reason",
                    "Seen and agreed")
                .body())
        .contains("The signing service has sent you a code.", "Seen and agreed");
    String done =
        browser
            .post(
                "/report-signatures/" + id + "/remote",
                "credential",
                "key-of-" + login(0),
                "factors.PIN",
                SigningServiceHere.PIN,
                "factors.OTP",
                service.sent(),
                "reason",
                "Seen and agreed")
            .body();

    assertThat(done).contains("Your signature was added.", "CN=Member 0", "Seen and agreed");
    ReportFile signed = file(Edition.ARABIC);
    byte[] bytes =
        app.get(ObjectStore.class).open(String.valueOf(signed.storedAs())).readAllBytes();
    assertThat(platform.reader(Instant.now()).run(bytes))
        .hasSize(2)
        .allMatch(s -> s.intact() && s.known() && s.whole());
    String detail =
        app.ask(
            "SELECT detail FROM audit_entry WHERE act = 'reporting.report-signed'"
                + " ORDER BY id DESC LIMIT 1");
    assertThat(detail).contains("\"key\":\"SERVICE\"").doesNotContain(SigningServiceHere.PIN);
    assertThat(
            app.ask(
                "SELECT COUNT(*) FROM report_signature WHERE reason LIKE '%"
                    + SigningServiceHere.PIN
                    + "%'"))
        .isEqualTo("0");
  }

  @Test
  void what_was_typed_wrongly_is_told_at_its_field_and_nothing_typed_in_secret_comes_back() {
    long id = reportId(Edition.ENGLISH);
    Browserless browser = browser(1);
    browser.get("/report-signatures/" + id + "/remote");

    String missing =
        browser
            .post("/report-signatures/" + id + "/remote", "credential", "key-of-" + login(1))
            .body();
    assertThat(missing).contains("id=\"factors-PIN-error\"", "id=\"factors-OTP-error\"");

    String wrong =
        browser
            .post(
                "/report-signatures/" + id + "/remote",
                "credential",
                "key-of-" + login(1),
                "factors.PIN",
                "987654",
                "factors.OTP",
                "1",
                "reason",
                "Kept for me")
            .body();
    assertThat(wrong)
        .contains("did not accept the PIN or code", "id=\"factors-PIN-error\"", "Kept for me")
        .doesNotContain("987654");
    assertThat(app.ask("SELECT COUNT(*) FROM report_signature WHERE report_id = " + id))
        .isEqualTo("0");
  }

  @Test
  void a_certificate_of_another_member_or_of_a_strange_authority_is_not_taken() throws Exception {
    long id = reportId(Edition.ENGLISH);
    Actor member = member(1);
    assertFault(
        () -> signReport.runFromAfar(member, id, "key-of-" + login(0), typed(), ""),
        "credential",
        "reporting.remote-key-missing");

    service.keep(
        "strange",
        login(1),
        LocalAuthority.found("CN=Elsewhere", Instant.now())
            .issue("CN=Stranger", Instant.now(), PASSWORD),
        PASSWORD);
    int before = service.calls.size();
    assertFault(
        () -> signReport.runFromAfar(member, id, "strange", typed(), ""),
        "credential",
        "reporting.certificate-unknown");
    assertThat(service.calls.subList(before, service.calls.size()))
        .noneMatch(call -> call.startsWith("credentials/authorize "));
  }

  @Test
  void a_service_that_does_not_answer_or_refuses_is_told_in_words() {
    long id = reportId(Edition.ENGLISH);
    Browserless browser = browser(1);

    service.wrong.put("credentials/list", new SigningServiceHere.Wrong(503, "{}"));
    assertThat(browser.get("/report-signatures/" + id + "/remote").body())
        .contains("The signing service did not answer", "enctype=\"multipart/form-data\"");
    service.wrong.put(
        "credentials/list",
        new SigningServiceHere.Wrong(
            400, "{\"error\":\"invalid_request\",\"error_description\":\"Contract <ended>\"}"));
    assertThat(browser.get("/report-signatures/" + id + "/remote").body())
        .contains("The signing service rejected the request: ", "Contract &lt;ended&gt;");
  }

  @Test
  void of_two_members_who_sign_at_once_the_slower_is_asked_to_sign_again() throws Exception {
    long id = reportId(Edition.BILINGUAL);
    Actor slower = member(2);
    service.keep(
        "slow",
        slower.login(),
        platform.demonstrationKey("CN=Slow", Instant.now(), PASSWORD),
        PASSWORD,
        "PasswordOOB",
        "APP");
    service.confirmedAfter = 1;
    Thread faster =
        new Thread(
            () ->
                signReport.run(
                    member(0),
                    id,
                    platform.demonstrationKey("CN=Fast", Instant.now(), PASSWORD),
                    new String(PASSWORD),
                    ""));
    Thread starter =
        new Thread(
            () -> {
              while (service.calls.stream().noneMatch(c -> c.contains("\"APP\""))) {
                Thread.onSpinWait();
              }
              faster.start();
            });
    starter.start();

    // The service waits for the confirmation until the faster signature is there.
    service.confirmedAfter = 2;
    assertThatThrownBy(() -> signReport.runFromAfar(slower, id, "slow", Map.of(), ""))
        .isInstanceOfSatisfying(
            Refusal.Conflict.class,
            r -> assertThat(r.code()).isEqualTo("reporting.signed-meanwhile"));
    starter.join(Duration.ofSeconds(10).toMillis());
    faster.join(Duration.ofSeconds(10).toMillis());
    assertThat(app.ask("SELECT GROUP_CONCAT(signer) FROM report_signature WHERE report_id = " + id))
        .isEqualTo("CN=Fast");
  }

  @Test
  void without_the_setting_no_service_is_offered_and_a_wrong_one_is_told_at_the_start() {
    TestApp without = LoadedDemo.app();
    assertThat(without.get(RemoteKeys.class).isOffered()).isFalse();
    assertThatThrownBy(() -> without.get(RemoteKeys.class).list(member(0)))
        .isInstanceOf(Refusal.NotFound.class);

    assertUnusable("http://sign.example/csc/v2", "t", "", "login", "remote.address");
    assertUnusable("https://sign.example/csc/v2", "", "", "login", "remote.token");
    assertUnusable("https://sign.example/csc/v2", "t", "u", "login", "remote.token");
    assertThatThrownBy(() -> settings("https://sign.example/csc/v2", "t", "", "passport").userId())
        .isInstanceOf(UnusableSetting.class)
        .hasMessageContaining("remote.user-id");
    assertThatCode(() -> settings("https://sign.example/csc/v2", "t", "", "email").access())
        .doesNotThrowAnyException();
  }

  @Test
  void a_user_without_a_password_and_no_time_to_answer_are_told_at_the_start() {
    assertUnusable("https://sign.example/csc/v2", "", "u", "login", "remote.password");
    assertUntimely(Duration.ZERO, Duration.ofSeconds(1), "remote.timeout");
    assertUntimely(Duration.ofSeconds(-1), Duration.ofSeconds(1), "remote.timeout");
    assertUntimely(Duration.ofSeconds(1), Duration.ZERO, "remote.confirmation-timeout");
  }

  private static void assertUntimely(Duration patience, Duration confirmation, String message) {
    RemoteSettings settings =
        new RemoteSettings(
            "https://sign.example/csc/v2", "t", "", "", "login", patience, confirmation);
    assertThatThrownBy(settings::access)
        .isInstanceOf(UnusableSetting.class)
        .hasMessageContaining(message);
  }

  private static void assertUnusable(
      String address, String token, String user, String userId, String message) {
    assertThatThrownBy(() -> settings(address, token, user, userId).access())
        .isInstanceOf(UnusableSetting.class)
        .hasMessageContaining(message);
  }

  private static RemoteSettings settings(String address, String token, String user, String userId) {
    return new RemoteSettings(
        address, token, user, "", userId, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  private static void assertFault(Runnable act, String field, String code) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).field()).isEqualTo(field);
              assertThat(r.faults().get(0).code()).isEqualTo(code);
            });
  }

  private Map<String, String> typed() {
    return Map.of("PIN", SigningServiceHere.PIN, "OTP", service.sent());
  }

  private ReportFile file(Edition edition) {
    return reports.file(member(0), edition);
  }

  private long reportId(Edition edition) {
    return reports.id(file(edition));
  }

  private Browserless browser(int which) {
    return Browserless.ofDemo(app, login(which));
  }

  private Actor member(int which) {
    return app.get(Actors.class).get(login(which));
  }

  private String login(int which) {
    return List.of(
            app.ask(
                    """
                    SELECT GROUP_CONCAT(p.login ORDER BY p.login)
                      FROM person p JOIN role_grant g ON g.person_id = p.id
                     WHERE p.is_demo AND p.password_hash IS NOT NULL
                       AND g.role = 'OPENING_MEMBER'""")
                .split(","))
        .get(which);
  }
}

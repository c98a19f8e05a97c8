package org.muwahhad.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.notification.webhook.AddWebhook.NewWebhook;
import org.muwahhad.notification.webhook.AddWebhook.WebhookCredentials;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;
import org.muwahhad.work.UnreadableRows;

/** What a person is told goes to a program of theirs, signed, tried again, and never inwards. */
class WebhookTest {
  private static final TestApp APP =
      TestApp.start(
          Map.of("muwahhad.webhooks.private-networks", true, "muwahhad.webhooks.interval", "1h"));
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private final Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
  private final AddWebhook add = APP.get(AddWebhook.class);
  private final SendWebhooks send = APP.get(SendWebhooks.class);
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private HttpServer receiver;
  private int answer = 204;

  /** A request that the receiver got. */
  private record Received(String id, String timestamp, String signature, String body) {}

  @BeforeEach
  void listen() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          received.add(
              new Received(
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
    APP.sql("UPDATE webhook SET ended_at = SYSDATE(6) WHERE ended_at IS NULL");
  }

  @Test
  void a_notice_arrives_signed_as_standard_webhooks_are() throws GeneralSecurityException {
    WebhookCredentials webhook = add.run(officer, new NewWebhook(address(), "round-opened"));

    long round = DEMAND.anOpenRound();
    assertThat(send.run()).isEqualTo(1);

    assertThat(received).hasSize(1);
    Received one = received.get(0);
    assertThat(one.body())
        .contains("\"type\":\"notice.round-opened\"", "\"href\":\"/rounds/" + round + "\"");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(webhook.secret().substring("whsec_".length())),
            "HmacSHA256"));
    byte[] signed =
        (one.id() + "." + one.timestamp() + "." + one.body()).getBytes(StandardCharsets.UTF_8);
    assertThat(one.signature())
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed)));
    assertThat(act(webhook)).isEqualTo("notification.webhook-added");
  }

  @Test
  void a_receiver_that_answers_byte_by_byte_is_cut_off() throws IOException {
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread trickle = new Thread(() -> trickle(slow));
      trickle.setDaemon(true);
      trickle.start();
      CallWebhook call = new CallWebhook(new WebhookTarget(true), Duration.ofSeconds(1));
      String url = "http://127.0.0.1:" + slow.getLocalPort() + "/";
      long before = System.nanoTime();

      assertThatThrownBy(() -> call.run(url, Map.of(), new byte[0]))
          .isInstanceOf(IOException.class);

      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }
  }

  /** Twenty seconds of an answer that never ends its first line. */
  private static void trickle(ServerSocket slow) {
    try (Socket caller = slow.accept()) {
      for (int i = 0; i < 400; i++) {
        caller.getOutputStream().write('H');
        Thread.sleep(50);
      }
    } catch (IOException e) {
      // The caller hung up, as it should.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void what_is_not_taken_is_tried_again_under_the_same_identity_and_given_up_in_the_end() {
    WebhookCredentials webhook = add.run(officer, new NewWebhook(address(), ""));
    answer = 500;
    DEMAND.anOpenRound();

    for (int i = 0; i <= SendWebhooks.PAUSES.size(); i++) {
      assertThat(send.run()).isEqualTo(0);
      APP.sql("UPDATE webhook_delivery SET due_at = SYSDATE(6) WHERE status = 'PENDING'");
    }

    assertThat(received).hasSizeGreaterThan(SendWebhooks.PAUSES.size());
    assertThat(received.stream().map(Received::id).distinct().count())
        .isEqualTo(Long.parseLong(deliveries(webhook)));
    assertThat(status(webhook)).isEqualTo("DEAD");

    answer = 200;
    Browserless browser = Browserless.signedInAs(APP, officer);
    String page = browser.get("/webhooks/" + webhook.id()).body();
    assertThat(page).contains("Given up", "HTTP 500");
    String message = page.replaceAll("(?s).*?/deliveries/([0-9a-f]{32})/replay.*", "$1");
    browser.post("/webhooks/" + webhook.id() + "/deliveries/" + message + "/replay");
    assertThat(send.run()).isEqualTo(1);
    assertThat(received.get(received.size() - 1).id()).isEqualTo("msg_" + message);
  }

  @Test
  void where_to_read_on_is_told_only_where_programs_can_read_it() {
    String api = APP.get(PublicAddress.class).of("/api/v1/rounds/7");
    assertThat(send.findApi("/rounds/7")).contains(api);
    assertThat(send.findApi("/rounds/7#states")).contains(api + "#states");
    assertThat(send.findApi("/rounds/7/submission")).isEmpty();
    assertThat(send.findApi("/tenders/7/award/letter")).isEmpty();
  }

  @Test
  void the_page_says_when_a_delivery_that_waits_is_tried_next() {
    WebhookCredentials webhook = add.run(officer, new NewWebhook(address(), ""));
    String page = "/webhooks/" + webhook.id();
    APP.get(SendAgain.class).runTrial(officer, webhook.id());
    answer = 500;
    send.run();
    Browserless browser = Browserless.signedInAs(APP, officer);
    assertThat(browser.get(page).body()).contains("HTTP 500", "Next attempt:");

    answer = 200;
    APP.sql("UPDATE webhook_delivery SET due_at = SYSDATE(6) WHERE status = 'PENDING'");
    assertThat(send.run()).isEqualTo(1);

    assertThat(browser.get(page).body()).contains("Taken").doesNotContain("Next attempt:");
  }

  @Test
  void a_delivery_that_cannot_be_signed_is_tried_again_and_holds_up_no_other() {
    WebhookCredentials broken = add.run(officer, new NewWebhook(address(), ""));
    WebhookCredentials sound = add.run(officer, new NewWebhook(address(), ""));
    APP.get(SendAgain.class).runTrial(officer, broken.id());
    APP.get(SendAgain.class).runTrial(officer, sound.id());
    APP.withoutTriggersOf(
        List.of("webhook"),
        () ->
            APP.sql(
                "UPDATE webhook SET sealed_secret = REVERSE(sealed_secret) WHERE id = "
                    + broken.id()));

    assertThat(send.run()).isEqualTo(1);

    assertThat(received).hasSize(1);
    assertThat(status(sound)).isEqualTo("SENT");
    assertThat(status(broken)).isEqualTo("PENDING");
    assertThat(
            APP.ask(
                "SELECT CONCAT(attempts, ' ', last_error) FROM webhook_delivery"
                    + " WHERE webhook_id = "
                    + broken.id()))
        .isEqualTo("1 NOT_SIGNED");
  }

  @Test
  void a_receiver_that_does_not_answer_is_asked_once_a_turn_and_keeps_no_other_waiting()
      throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    WebhookCredentials silent =
        add.run(officer, new NewWebhook("http://127.0.0.1:" + port + "/hook", ""));
    WebhookCredentials sound = add.run(officer, new NewWebhook(address(), ""));
    for (int i = 0; i < 3; i++) {
      APP.get(SendAgain.class).runTrial(officer, silent.id());
    }
    APP.get(SendAgain.class).runTrial(officer, sound.id());

    assertThat(send.run()).isEqualTo(1);

    assertThat(status(sound)).isEqualTo("SENT");
    assertThat(status(silent)).isEqualTo("PENDING");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(attempts ORDER BY id) FROM webhook_delivery"
                    + " WHERE webhook_id = "
                    + silent.id()))
        .as("what was not tried loses no attempt")
        .isEqualTo("1,0,0");
  }

  @Test
  void whether_a_name_is_known_or_a_port_is_open_is_not_told() throws IOException {
    int closed;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = taken.getLocalPort();
    }
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread banner = new Thread(() -> banner(other));
      banner.setDaemon(true);
      banner.start();
      for (String url :
          List.of(
              "http://127.0.0.1:" + closed + "/",
              "http://127.0.0.1:" + other.getLocalPort() + "/",
              "http://" + "a".repeat(64) + ".example/")) {
        WebhookCredentials webhook = add.run(officer, new NewWebhook(url, ""));
        APP.get(SendAgain.class).runTrial(officer, webhook.id());

        assertThat(send.run()).isEqualTo(0);

        assertThat(
                APP.ask(
                    "SELECT last_error FROM webhook_delivery WHERE webhook_id = " + webhook.id()))
            .as(url)
            .isEqualTo("UNREACHABLE");
        assertThat(Browserless.signedInAs(APP, officer).get("/webhooks/" + webhook.id()).body())
            .contains("Unreachable")
            .doesNotContain("Exception", "Connection refused", "does not answer in HTTP");
      }
    }
    assertThatThrownBy(() -> APP.sql("UPDATE webhook_delivery SET last_error = 'port open'"))
        .as("also past the code")
        .hasMessageContaining("ck_webhook_delivery_error");
  }

  @Test
  void an_address_that_may_no_longer_be_called_is_told_as_refused() {
    WebhookCredentials webhook = add.run(officer, new NewWebhook(address(), ""));
    APP.get(SendAgain.class).runTrial(officer, webhook.id());
    SendWebhooks outwards =
        new SendWebhooks(
            APP.get(Webhooks.class),
            APP.get(SignWebhook.class),
            new CallWebhook(new WebhookTarget(false), Duration.ofSeconds(1)),
            APP.get(PublicAddress.class),
            APP.get(Router.class),
            transactions(),
            APP.get(UnreadableRows.class),
            Duration.ofMinutes(1));

    assertThat(outwards.run()).isEqualTo(0);

    assertThat(received).isEmpty();
    assertThat(
            APP.ask("SELECT last_error FROM webhook_delivery WHERE webhook_id = " + webhook.id()))
        .isEqualTo("ADDRESS_REFUSED");
  }

  @SuppressWarnings("unchecked")
  private static TransactionOperations<Connection> transactions() {
    return APP.get(TransactionOperations.class);
  }

  /** A service that is no receiver of webhooks. */
  private static void banner(ServerSocket other) {
    try (Socket caller = other.accept()) {
      caller.getOutputStream().write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // The caller hung up.
    }
  }

  @Test
  void a_trial_can_be_sent_and_an_ended_webhook_gets_nothing_more() {
    WebhookCredentials webhook = add.run(officer, new NewWebhook(address(), ""));
    APP.get(SendAgain.class).runTrial(officer, webhook.id());
    assertThat(send.run()).isEqualTo(1);
    assertThat(received.get(0).body()).contains("\"type\":\"trial\"");

    APP.get(SendAgain.class).runTrial(officer, webhook.id());
    APP.get(EndWebhook.class).run(officer, webhook.id());
    DEMAND.anOpenRound();

    assertThat(send.run()).isEqualTo(0);
    assertThat(received).hasSize(1);
    assertThatThrownBy(() -> APP.get(EndWebhook.class).run(officer, webhook.id()))
        .hasFieldOrPropertyWithValue("code", "webhook.ended");
    assertThatThrownBy(() -> APP.sql("UPDATE webhook SET url = 'https://other.example/'"))
        .hasMessageContaining("webhook.ended");
  }

  @Test
  void the_page_lists_the_kinds_of_notices_a_program_can_be_told_of() {
    Browserless browser = Browserless.signedInAs(APP, officer);
    for (String language : List.of("ar", "en")) {
      browser.get("/language/" + language);
      assertThat(browser.get("/webhooks").body())
          .contains("round-opened", "invoice-approved", "href=\"/messages\"")
          .doesNotContain("account-recovery", "{0}");
    }
    assertThat(NoticeKinds.list(Texts.in(Language.EN)))
        .allMatch(kind -> NoticeKinds.has(kind.code()))
        .contains(new NoticeKinds.NoticeKind("round-opened", "Open: demand round “…”"));
  }

  @Test
  void webhooks_of_others_are_not_there() {
    WebhookCredentials webhook = add.run(officer, new NewWebhook(address(), ""));
    Actor other = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));

    assertThatThrownBy(() -> APP.get(ViewWebhooks.class).get(other, webhook.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> APP.get(SendAgain.class).runTrial(other, webhook.id()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(APP.get(ViewWebhooks.class).list(other)).isEmpty();
  }

  @Test
  void what_concerns_the_account_is_never_sent_on() {
    add.run(officer, new NewWebhook(address(), ""));
    assertThatThrownBy(() -> add.run(officer, new NewWebhook(address(), "account-recovery")))
        .isInstanceOf(Refusal.InvalidInput.class);

    APP.get(org.muwahhad.organisation.program.AddProgram.class)
        .run(
            officer,
            new org.muwahhad.organisation.program.AddProgram.NewProgram(
                "x", List.of("demand:read"), 1));

    assertThat(send.run()).isEqualTo(0);
  }

  private String address() {
    return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
  }

  private static String act(WebhookCredentials webhook) {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'webhook' AND object_id = '%d'"
            .formatted(webhook.id()));
  }

  private static String status(WebhookCredentials webhook) {
    return APP.ask(
        "SELECT GROUP_CONCAT(DISTINCT status) FROM webhook_delivery WHERE webhook_id = "
            + webhook.id());
  }

  private static String deliveries(WebhookCredentials webhook) {
    return APP.ask("SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = " + webhook.id());
  }
}

package org.muwahhad.organisation.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.notification.webhook.AddWebhook;
import org.muwahhad.notification.webhook.SendWebhooks;
import org.muwahhad.organisation.program.AddProgram.NewProgram;
import org.muwahhad.organisation.program.AddProgram.ProgramCredentials;

/**
 * The national system of a ministry, played by the client examples of {@code docs/clients} as they
 * are: it hears of a round, submits demand and reads orders.
 */
@Tag("long")
@Timeout(300)
class ErpTest {
  private static final Path CLIENTS = Path.of("..", "docs", "clients").toAbsolutePath().normalize();

  @Test
  void it_hears_of_a_round_by_a_webhook_and_submits_demand_once() throws Exception {
    assumeTrue(isThere("python3", "--version"), "python3 is installed");
    try (TestApp app =
        TestApp.start(
            Map.of(
                "muwahhad.webhooks.private-networks", true, "muwahhad.webhooks.interval", "1h"))) {
      World world = World.in(app);
      DemandFixture demand = new DemandFixture(app, world);
      String laptop = demand.aLaptop();
      long ministry = world.anEntityIn("KW");
      app.insert(
          """
          INSERT INTO delivery_site (entity_id, code, name_ar, name_en, city_ar, city_en)
          VALUES (%d, 'PORT', 'مخزن الميناء', 'Store at the port', 'الشويخ', 'Shuwaikh')"""
              .formatted(ministry));
      Actor officer = world.anOfficerOf(ministry);
      Map<String, String> erp =
          environment(app, credentials(app, officer, "demand:read", "demand:write"));
      // The port is free when it was taken once: the receiver tells its own.
      int port = freePort();
      AddWebhook.WebhookCredentials webhook =
          app.get(AddWebhook.class)
              .run(
                  officer,
                  new AddWebhook.NewWebhook(
                      "http://127.0.0.1:" + port + "/muwahhad", "round-opened"));
      Process listener =
          start(
              erp, python("listen", "--port", String.valueOf(port), "--secret", webhook.secret()));
      try (BufferedReader heard = listener.inputReader(StandardCharsets.UTF_8)) {
        assertThat(heard.readLine()).isEqualTo("listening " + port);

        long round = demand.anOpenRound();
        assertThat(app.get(SendWebhooks.class).run()).isEqualTo(1);

        assertThat(heard.readLine()).isEqualTo("notice.round-opened /rounds/" + round);
        List<String> submit =
            python(
                "submit-demand",
                "--round",
                String.valueOf(round),
                "--item",
                laptop,
                "--quantity",
                "40",
                "--need-by",
                LocalDate.now().plusDays(200).toString(),
                "--key",
                "erp-1",
                "--site",
                "PORT");
        String receipt = output(start(erp, submit));
        assertThat(receipt).matches("D-\\S+ [0-9a-f]{64}");
        assertThat(output(start(erp, submit))).isEqualTo(receipt);
        assertThat(
                app.ask(
                    "SELECT SUM(l.quantity) FROM demand_line l JOIN submission s ON s.id ="
                        + " l.submission_id WHERE s.status = 'SUBMITTED' AND s.round_id = "
                        + round))
            .startsWith("40");
      } finally {
        listener.destroy();
      }
    }
  }

  @Test
  void it_reads_the_orders_of_its_entity_in_python_java_and_with_curl() throws Exception {
    TestApp app = LoadedDemo.fresh();
    String login =
        app.ask(
            """
            SELECT p.login FROM call_off c
              JOIN role_grant g ON g.entity_id = c.entity_id AND g.role = 'PROCUREMENT_OFFICER'
              JOIN person p ON p.id = g.person_id
             GROUP BY p.login ORDER BY COUNT(*) DESC, p.login LIMIT 1\
            """);
    Actor officer = app.get(Actors.class).get(login);
    Map<String, String> erp = environment(app, credentials(app, officer, "orders:read"));
    String number =
        app.ask(
            """
            SELECT c.number FROM call_off c
              JOIN role_grant g ON g.entity_id = c.entity_id
             WHERE g.person_id = %d ORDER BY c.placed_at DESC, c.id DESC LIMIT 1\
            """
                .formatted(officer.personId()));

    assertThat(output(start(erp, List.of(java(), "Orders.java")))).contains(number);
    if (isThere("python3", "--version")) {
      assertThat(output(start(erp, python("orders")))).contains(number);
    }
    if (isThere("curl", "--version")) {
      assertThat(output(start(erp, List.of("sh", "orders.sh")))).contains(number);
    }
  }

  private static ProgramCredentials credentials(TestApp app, Actor officer, String... scopes) {
    return app.get(AddProgram.class).run(officer, new NewProgram("ERP", List.of(scopes), 30));
  }

  private static Map<String, String> environment(TestApp app, ProgramCredentials program) {
    return Map.of(
        "MUWAHHAD_URL", app.uri().toString(),
        "MUWAHHAD_CLIENT_ID", program.clientId(),
        "MUWAHHAD_CLIENT_SECRET", program.clientSecret());
  }

  private static List<String> python(String... arguments) {
    List<String> command = new ArrayList<>(List.of("python3", "-B", "erp.py"));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Process start(Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(CLIENTS.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String output(Process process) throws IOException, InterruptedException {
    String text =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static boolean isThere(String... command) {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

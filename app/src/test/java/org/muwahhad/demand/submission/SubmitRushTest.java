package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;

/** Many clients submit at once over HTTP and send everything again, as if no answer had come. */
class SubmitRushTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern RECEIPT = Pattern.compile("\"receiptNumber\":\"([^\"]+)\"");
  private static final int CLIENTS = 32;
  private static final int ENTITIES = 4;

  @Test
  void every_acknowledged_version_is_there_once_after_clients_that_retry_everything()
      throws Exception {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    Actor coordinator = DEMAND.aCoordinatorOf("KW");
    Map<String, String> acknowledged = new ConcurrentHashMap<>();
    List<DemandFixture.Side> sides = new ArrayList<>();
    for (int i = 0; i < ENTITIES; i++) {
      sides.add(DEMAND.aDraft(round, "KW"));
    }

    for (int version = 1; version <= 2; version++) {
      submitAll(sides, laptop, version, acknowledged);
      for (DemandFixture.Side side : sides) {
        assertThat(receipts(side.submission())).isEqualTo(version);
        if (version == 1) {
          APP.get(ReturnSubmission.class)
              .run(coordinator, side.submission(), DEMAND.version(side.submission()), "again");
        }
      }
    }

    for (DemandFixture.Side side : sides) {
      List<String> told =
          acknowledged.entrySet().stream()
              .filter(e -> e.getKey().startsWith(side.submission() + "/"))
              .map(Map.Entry::getValue)
              .distinct()
              .toList();
      assertThat(told).hasSize(2);
      for (String receipt : told) {
        assertThat(
                APP.ask(
                    "SELECT COUNT(*) FROM submission_receipt WHERE receipt_number = '"
                        + receipt
                        + "' AND submission_id = "
                        + side.submission()))
            .isEqualTo("1");
      }
      assertThat(
              APP.ask(
                  "SELECT COUNT(*) FROM audit_entry WHERE act = 'demand.submitted' AND object_id = '"
                      + side.submission()
                      + "'"))
          .isEqualTo("2");
      assertThat(DEMAND.status(side.submission())).isEqualTo("SUBMITTED");
    }
  }

  /** Eight clients for each entity; every request is sent three times, whatever the answer. */
  private static void submitAll(
      List<DemandFixture.Side> sides, String item, int version, Map<String, String> acknowledged)
      throws Exception {
    List<Callable<Void>> clients = new ArrayList<>();
    Map<Long, String> tokens = new ConcurrentHashMap<>();
    sides.forEach(s -> tokens.put(s.submission(), token(s.officer())));
    for (int client = 0; client < CLIENTS; client++) {
      DemandFixture.Side side = sides.get(client % ENTITIES);
      String key = "v" + version;
      String body =
          """
          {"requestKey": "%s", "lines": [{"item": "%s", "quantity": %d, "needBy": "%s",
           "unitPrice": 250, "budgetLine": "B", "justification": "J"}]}"""
              .formatted(key, item, version, LocalDate.now().plusDays(120));
      clients.add(
          () -> {
            for (int attempt = 0; attempt < 3; attempt++) {
              HttpResponse<String> answer =
                  post(
                      tokens.getOrDefault(side.submission(), ""),
                      "/api/v1/submissions/" + side.submission() + "/submit",
                      body);
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
              Matcher receipt = RECEIPT.matcher(answer.body());
              assertThat(receipt.find()).isTrue();
              String before =
                  acknowledged.putIfAbsent(side.submission() + "/" + key, receipt.group(1));
              assertThat(before == null ? receipt.group(1) : before).isEqualTo(receipt.group(1));
            }
            return null;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (Future<Void> done : pool.invokeAll(clients)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static int receipts(long submission) {
    return Integer.parseInt(
        APP.ask("SELECT COUNT(*) FROM submission_receipt WHERE submission_id = " + submission));
  }

  private static String token(Actor person) {
    return APP.get(SignIn.class).run(person.login(), "secret", Visitor.at("test")).token();
  }

  private static HttpResponse<String> post(String token, String path, String body)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(APP.uri().resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}

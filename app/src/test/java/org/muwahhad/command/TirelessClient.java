package org.muwahhad.command;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program of one entity's officer, which types, saves, submits and withdraws again and again,
 * and sends every request again until it is answered, whatever becomes of the service meanwhile. It
 * remembers what it was told: that is what must be there afterwards.
 */
final class TirelessClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private final String name;
  private final long round;
  private final Supplier<URI> service;

  /** Receipts that were acknowledged: request key to SHA-256. */
  final Map<String, String> receipts = new ConcurrentHashMap<>();

  /** What was typed last and acknowledged, and what was sent last. */
  String kept = "";

  String sent = "";

  /** Whether a save was sent that was not answered as done: it may have taken the draft's place. */
  boolean saving;

  long submission;
  int retried;
  private int version;

  TirelessClient(String name, long round, Supplier<URI> service) {
    this.name = name;
    this.round = round;
    this.service = service;
  }

  /** Works until the service says that the round is closed. */
  void work() {
    for (int turn = 1; begin(); turn++) {
      for (int i = 1; i <= 3; i++) {
        if (!type(turn + "." + i)) {
          return;
        }
      }
      if (!save(turn) || !submit(name + "-" + turn) || !withdraw()) {
        return;
      }
    }
  }

  private boolean begin() {
    HttpResponse<String> answer = ask("POST", "/api/v1/rounds/" + round + "/submissions", JSON, "");
    if (closed(answer)) {
      return false;
    }
    submission = Long.parseLong(ServiceProcess.field(answer.body(), "id"));
    version = version(answer);
    return true;
  }

  /** The autosave of the form. */
  private boolean type(String text) {
    sent = text;
    String body =
        "csrfToken=csrf-%s&version=%d&lines[0].key=k&lines[0].item=LAP-1&lines[0].justification=%s"
            .formatted(name, version, URLEncoder.encode(text, StandardCharsets.UTF_8));
    HttpResponse<String> answer =
        ask("POST", "/rounds/" + round + "/submission/autosave", FORM, body);
    if (answer.statusCode() == 422) {
      return false;
    }
    require(answer.statusCode() == 200, answer);
    version = version(answer);
    kept = text;
    return true;
  }

  /** Saves all lines; a lost answer is found out by reading what stands. */
  private boolean save(int turn) {
    saving = true;
    String body =
        """
        {"version":%d,"lines":[{"item":"LAP-1","quantity":%d,"needBy":"%s","unitPrice":310.5,
         "commitment":"FIRM","budgetLine":"B-1","justification":"For the new clinics"}]}"""
            .formatted(version, turn, LocalDate.now(ZoneOffset.UTC).plusDays(120));
    HttpResponse<String> answer = ask("PUT", path() + "/lines", JSON, body);
    if (closed(answer)) {
      return false;
    }
    if (answer.statusCode() == 409) {
      answer = ask("GET", path(), JSON, "");
      require(answer.body().matches("(?s).*\"quantity\":" + turn + "(\\.0+)?\\D.*"), answer);
    }
    require(answer.statusCode() == 200, answer);
    version = version(answer);
    kept = "";
    sent = "";
    saving = false;
    return true;
  }

  private boolean submit(String key) {
    HttpResponse<String> answer =
        ask(
            "POST",
            path() + "/submit",
            JSON,
            "{\"requestKey\":\"%s\",\"version\":%d}".formatted(key, version));
    if (closed(answer)) {
      return false;
    }
    require(answer.statusCode() == 200, answer);
    receipts.put(key, ServiceProcess.field(answer.body(), "sha256"));
    return true;
  }

  private boolean withdraw() {
    int seen = version(ask("GET", path(), JSON, ""));
    HttpResponse<String> answer =
        ask(
            "POST",
            path() + "/withdraw",
            JSON,
            "{\"version\":%d,\"reason\":\"Once more\"}".formatted(seen));
    if (answer.statusCode() != 200) {
      HttpResponse<String> now = ask("GET", path(), JSON, "");
      require(now.body().contains("\"status\":\"WITHDRAWN\""), answer);
    }
    return true;
  }

  private String path() {
    return "/api/v1/submissions/" + submission;
  }

  /** Sends until it is answered. */
  private HttpResponse<String> ask(String method, String path, String type, String body) {
    while (true) {
      try {
        HttpResponse<String> answer =
            HTTP.send(
                HttpRequest.newBuilder(service.get().resolve(path))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer token-" + name)
                    .header("Content-Type", type)
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() < 500) {
          return answer;
        }
      } catch (IOException e) {
        // The service was killed under the request: nobody knows whether it was done.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      retried++;
      pause();
    }
  }

  private static boolean closed(HttpResponse<String> answer) {
    return answer.statusCode() == 422 && answer.body().contains("demand.round-closed");
  }

  private static int version(HttpResponse<String> answer) {
    Matcher found = Pattern.compile("\"version\":(\\d+)").matcher(answer.body());
    require(found.find(), answer);
    return Integer.parseInt(found.group(1));
  }

  private static void require(boolean holds, HttpResponse<String> answer) {
    if (!holds) {
      throw new AssertionError(
          answer.request().uri() + " answered " + answer.statusCode() + " " + answer.body());
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package org.muwahhad.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.command.CallHistory.ActKind;
import org.muwahhad.command.CallHistory.SentAct;

/**
 * The program of one person, which sends acts through the proxy one after the other and records
 * what it is told. An act without an answer is sent again with the same key: mostly at once, as
 * people do, and sometimes only when everything works again.
 */
final class FailureClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_OUTAGE = Duration.ofMinutes(3);
  private static final Pattern CODE =
      Pattern.compile("\"(?:code|scimType|error)\":\"([A-Za-z0-9._-]++)\"");
  private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]++)\"");

  /** Stands before the credentials of a program, in place of the token of a session. */
  private static final String PROGRAM = "program ";

  private static final Pattern DIGITS = Pattern.compile("\\d++");
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d++)");
  private static final int UNAUTHORISED = 401;
  private static final int CONFLICT = 409;
  private static final int SERVER_FAULTS = 500;
  private static final int ONE_IN = 4;

  /** What a person does again and again. */
  interface Turn {
    void take(FailureClient client, int number);
  }

  /** An act that nobody has answered yet. */
  private record LeftAct(SentAct act, String path, String body, Set<String> doneBefore) {}

  private final URI service;
  private final String token;
  private final CallHistory history;
  private final Turn turn;
  private final Random random;
  private final BooleanSupplier over;
  private final Deque<LeftAct> left = new ArrayDeque<>();

  /** The token of a program, good for an hour; empty before the first and after one that is not. */
  private String granted = "";

  /**
   * A client that begins to work with {@link #work}.
   *
   * @param token of a session, or what {@link #program} says
   * @param over whether everything works again for good
   */
  FailureClient(
      URI service,
      String token,
      CallHistory history,
      Turn turn,
      Random random,
      BooleanSupplier over) {
    this.service = service;
    this.token = token;
    this.history = history;
    this.turn = turn;
    this.random = random;
    this.over = over;
  }

  /** What a program with credentials of its own has in place of a token: it asks for tokens. */
  static String program(String clientId, String clientSecret) {
    String both = clientId + ":" + clientSecret;
    return PROGRAM + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  private String bearer() throws IOException, InterruptedException {
    if (!token.startsWith(PROGRAM)) {
      return token;
    }
    if (granted.isEmpty()) {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(service.resolve("/oauth/token"))
                  .timeout(PATIENCE)
                  .header("Authorization", "Basic " + token.substring(PROGRAM.length()))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      Matcher found = ACCESS_TOKEN.matcher(answer.body());
      if (!found.find()) {
        throw new IOException("No token: " + answer.statusCode() + " " + answer.body());
      }
      granted = found.group(1);
    }
    return granted;
  }

  /** Works until everything works again, and then sends what was left without an answer. */
  void work() {
    for (int number = 1; !over.getAsBoolean(); number++) {
      turn.take(this, number);
      pause(300 + random.nextInt(500));
    }
    while (!left.isEmpty()) {
      LeftAct one = left.remove();
      sendUntilAnswered(one, false);
    }
  }

  /**
   * Sends an act whose key makes it one act however often it is sent.
   *
   * @param doneBefore codes that say that an earlier try was done, where one was lost
   * @return what was answered where it was acknowledged
   */
  Optional<HttpResponse<String>> act(
      ActKind kind, String key, String path, String body, Set<String> doneBefore) {
    return sendUntilAnswered(new LeftAct(history.begin(kind, key), path, body, doneBefore), true);
  }

  /** The same of an act that has to be answered before the person goes on. */
  Optional<HttpResponse<String>> actNow(ActKind kind, String key, String path, String body) {
    return sendUntilAnswered(new LeftAct(history.begin(kind, key), path, body, Set.of()), false);
  }

  private Optional<HttpResponse<String>> sendUntilAnswered(LeftAct sent, boolean mayLeave) {
    long limit = System.nanoTime() + LONGEST_OUTAGE.toNanos();
    while (true) {
      Optional<HttpResponse<String>> answer = send("POST", sent.path(), sent.body());
      if (answer.isPresent() && answer.get().statusCode() < SERVER_FAULTS) {
        return settle(sent, answer.get());
      }
      history.lose(sent.act());
      if (mayLeave && random.nextInt(ONE_IN) == 0) {
        left.add(sent);
        return Optional.empty();
      }
      requireBefore(limit, sent.path());
      pause(200 + random.nextInt(300));
    }
  }

  private Optional<HttpResponse<String>> settle(LeftAct sent, HttpResponse<String> answer) {
    boolean done = answer.statusCode() < 300;
    boolean doneBefore =
        sent.act().wasEverLost() && sent.doneBefore().contains(code(answer.body()));
    if (done || doneBefore) {
      history.acknowledge(sent.act());
      return Optional.of(answer);
    }
    history.refuse(sent.act());
    return Optional.empty();
  }

  /** Sends what changes nothing twice, until it is answered and nothing else changed meanwhile. */
  HttpResponse<String> insist(String method, String path, String body) {
    long limit = System.nanoTime() + LONGEST_OUTAGE.toNanos();
    while (true) {
      Optional<HttpResponse<String>> answer = send(method, path, body);
      int status = answer.map(HttpResponse::statusCode).orElse(SERVER_FAULTS);
      if (answer.isPresent() && status < SERVER_FAULTS && status != CONFLICT) {
        return answer.get();
      }
      requireBefore(limit, path);
      pause(200 + random.nextInt(300));
    }
  }

  /** Sends something whose outcome the person reads from what stands. */
  void tryOnce(String path, String body) {
    send("POST", path, body);
  }

  /** What was acknowledged to a person is there when they look. */
  void requireRead(String path) {
    if (insist("GET", path, "").statusCode() != 200) {
      history.countUnread();
    }
  }

  private Optional<HttpResponse<String>> send(String method, String path, String body) {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(service.resolve(path))
                  .timeout(PATIENCE)
                  .header("Authorization", "Bearer " + bearer())
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      String code = answer.statusCode() < 400 ? "" : " " + code(answer.body());
      history.count(answer.statusCode() + code);
      if (answer.statusCode() == UNAUTHORISED && token.startsWith(PROGRAM)) {
        // It ran out: nothing was done, and the next try asks for another one.
        granted = "";
        return Optional.empty();
      }
      return Optional.of(answer);
    } catch (IOException e) {
      history.count(e.getClass().getSimpleName());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The code of a problem; the proxy has none. */
  static String code(String problem) {
    Matcher found = CODE.matcher(problem);
    String last = "without a code";
    while (found.find()) {
      last = found.group(1);
    }
    return last;
  }

  /** The first number in an answer. */
  static long number(HttpResponse<String> answer) {
    Matcher found = DIGITS.matcher(answer.body());
    if (!found.find()) {
      throw new AssertionError("No number in " + answer.body());
    }
    return Long.parseLong(found.group());
  }

  /** The version of what was read. */
  static int version(HttpResponse<String> answer) {
    Matcher found = VERSION.matcher(answer.body());
    if (!found.find()) {
      throw new AssertionError("No version in " + answer.statusCode() + " " + answer.body());
    }
    return Integer.parseInt(found.group(1));
  }

  private static void requireBefore(long limit, String path) {
    if (System.nanoTime() > limit) {
      throw new AssertionError("No answer for " + LONGEST_OUTAGE + ": " + path);
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

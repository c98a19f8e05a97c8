package org.muwahhad.demand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muwahhad.Statements;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.SignIn;

/** What requests that many make at once ask of the database. */
class CostOfARequestTest {
  private static final TestApp APP = TestApp.start(Statements.RECORDED);
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void submitting_fifty_lines_takes_few_statements() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    String token = APP.get(SignIn.class).run(side.officer().login(), "secret", "127.0.0.1").token();

    List<String> sent = Statements.during(() -> submit(side.submission(), token, lines(50)));

    sent.forEach(s -> System.out.println(">> " + s.substring(0, Math.min(150, s.length()))));
    assertThat(sent).hasSizeLessThan(100);
  }

  private static String lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            n ->
                """
                {"item": "%s", "quantity": %d, "needBy": "%s", "unitPrice": 250,
                 "budgetLine": "B-1", "justification": "استبدال"}"""
                    .formatted(LAPTOP, n + 1, LocalDate.now().plusDays(200)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static void submit(long submission, String token, String lines) {
    HttpRequest request =
        HttpRequest.newBuilder(APP.uri().resolve("/api/v1/submissions/" + submission + "/submit"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"requestKey\": \"key\", \"lines\": " + lines + "}"))
            .build();
    try {
      HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

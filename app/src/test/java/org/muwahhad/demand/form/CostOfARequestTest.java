package org.muwahhad.demand.form;

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
import org.muwahhad.access.Visitor;
import org.muwahhad.demand.submission.DemandFixture;

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
    String token =
        APP.get(SignIn.class)
            .run(side.officer().login(), "secret", Visitor.at("127.0.0.1"))
            .token();

    List<String> sent = Statements.during(() -> submit(side.submission(), token, lines(50)));

    assertThat(ofTheRequest(sent))
        .as(
            "session; begin; lock, facts, items, sites; lines, status, receipt,"
                + " what was sent; audit with the rows changed and the entry before; told, programs"
                + " too; commit")
        .satisfiesExactly(
            one -> assertThat(one).contains("FROM session"),
            one -> assertThat(one).isEqualTo("SET autocommit=0"),
            one -> assertThat(one).startsWith("SELECT id FROM submission").endsWith("FOR UPDATE"),
            one -> assertThat(one).contains("FROM submission s JOIN demand_round"),
            one -> assertThat(one).contains("FROM catalog_item"),
            one -> assertThat(one).contains("FROM delivery_site"),
            one -> assertThat(one).startsWith("INSERT INTO demand_line"),
            one -> assertThat(one).startsWith("UPDATE submission"),
            one -> assertThat(one).startsWith("INSERT INTO submission_receipt"),
            one -> assertThat(one).startsWith("INSERT INTO request_content"),
            one -> assertThat(one).contains("FROM audit_chain").endsWith("FOR UPDATE"),
            one -> assertThat(one).contains("FROM audit_entry"),
            one -> assertThat(one).contains("FROM audit_row"),
            one -> assertThat(one).startsWith("SET @kept_told"),
            one -> assertThat(one).startsWith("INSERT INTO audit_entry"),
            one -> assertThat(one).startsWith("UPDATE audit_chain"),
            one -> assertThat(one).startsWith("INSERT INTO notice"),
            one -> assertThat(one).startsWith("INSERT INTO inbox_message"),
            one -> assertThat(one).startsWith("INSERT INTO webhook_delivery"),
            one -> assertThat(one).startsWith("INSERT INTO mail"),
            one -> assertThat(one).startsWith("SELECT 1 FROM audit_row"),
            one -> assertThat(one).isEqualTo("COMMIT"),
            one -> assertThat(one).isEqualTo("SET autocommit=1"));
  }

  @Test
  void five_hundred_lines_take_only_more_inserts() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    String token =
        APP.get(SignIn.class)
            .run(side.officer().login(), "secret", Visitor.at("127.0.0.1"))
            .token();

    List<String> sent = Statements.during(() -> submit(side.submission(), token, lines(500)));

    assertThat(ofTheRequest(sent)).hasSizeLessThanOrEqualTo(22 + 7);
    assertThat(sent.stream().filter(s -> s.startsWith("INSERT INTO demand_line"))).hasSize(7);
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(COUNT(*), ' ', MIN(line_number), ' ', MAX(line_number), ' ',
                              SUM(quantity), ' ', COUNT(DISTINCT site_id))
                  FROM demand_line WHERE submission_id = """
                    + side.submission()))
        .isEqualTo("500 1 500 125250.000 1");
  }

  /**
   * Without what moves the demonstration's clock, which no real installation sends, and without
   * what the pool says to a connection it opens meanwhile, no matter who asks.
   */
  private static List<String> ofTheRequest(List<String> sent) {
    return sent.stream()
        .filter(s -> !s.startsWith("SET timestamp"))
        .filter(s -> !s.startsWith("SET sql_mode") && !s.startsWith("SET SESSION"))
        .toList();
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

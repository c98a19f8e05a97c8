package org.muwahhad.demand.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.web.Moments;

/**
 * Many entities submit around the instant at which their round closes by the database's clock:
 * anyone who was in time is wholly in, everybody else is told both times and nothing of theirs is
 * in.
 */
@Timeout(180)
@Tag("long")
class CloseRaceTest {
  private static final int ENTITIES = 64;
  private static final int CLIENTS = 32;
  private static final Duration AROUND = Duration.ofMillis(700);
  private static final DateTimeFormatter IN_SQL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);
  private static final Pattern TOLD =
      Pattern.compile(
          "closed at (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) Riyadh time;"
              + " this arrived at (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d)");
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);

  /** What one client was answered. */
  private record Answer(DemandFixture.Side side, int status, String body) {}

  @Test
  void a_submission_racing_the_close_is_wholly_in_or_refused_with_both_times() throws Exception {
    long round = DEMAND.anOpenRound();
    String item = DEMAND.aLaptop();
    List<Callable<Answer>> clients = new ArrayList<>();
    Instant[] close = new Instant[1];
    for (int i = 0; i < ENTITIES; i++) {
      DemandFixture.Side side = DEMAND.aDraft(round, i % 2 == 0 ? "KW" : "OM");
      Browserless officer = Browserless.signedInAs(APP, side.officer());
      HttpRequest request = submit(officer, side, item);
      Duration offset = AROUND.multipliedBy(2L * i).dividedBy(ENTITIES).minus(AROUND);
      clients.add(() -> sent(officer, request, side, close[0].plus(offset)));
    }
    close[0] = closesIn(round, Duration.ofSeconds(2));
    clients.add(() -> closer(close[0]));

    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + ENTITIES);
    List<Future<Answer>> answers = threads.invokeAll(clients);
    threads.shutdown();

    int in = 0;
    int refused = 0;
    for (Future<Answer> future : answers.subList(0, ENTITIES)) {
      Answer answer = future.get();
      if (answer.status() == 200) {
        assertWhollyIn(answer, close[0]);
        in++;
      } else {
        assertRefusedWithBothTimes(answer, close[0]);
        refused++;
      }
    }
    assertThat(in).as("in time").isPositive();
    assertThat(refused).as("too late").isPositive();
    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round)).isEqualTo("CLOSED");
    assertThat(APP.ask("SELECT COUNT(*) FROM submission_receipt")).isEqualTo(Integer.toString(in));
  }

  private static void assertWhollyIn(Answer answer, Instant close) {
    String id = " WHERE submission_id = " + answer.side().submission();
    assertThat(DEMAND.status(answer.side().submission())).isEqualTo("SUBMITTED");
    assertThat(APP.ask("SELECT COUNT(*) FROM demand_line" + id)).isEqualTo("3");
    assertThat(APP.ask("SELECT COUNT(*) FROM submission_receipt" + id)).isEqualTo("1");
    assertThat(
            APP.ask(
                "SELECT received_at < '" + IN_SQL.format(close) + "' FROM submission_receipt" + id))
        .isEqualTo("1");
    assertThat(DEMAND.lastAct("submission", answer.side().submission()))
        .isEqualTo("demand.submitted");
  }

  private static void assertRefusedWithBothTimes(Answer answer, Instant close) {
    String id = " WHERE submission_id = " + answer.side().submission();
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"code\":\"demand.round-closed\"");
    Matcher told = TOLD.matcher(answer.body());
    assertThat(told.find()).as(answer.body()).isTrue();
    assertThat(told.group(1)).isEqualTo(Moments.inRiyadh(close));
    assertThat(told.group(2)).isGreaterThanOrEqualTo(told.group(1));
    assertThat(DEMAND.status(answer.side().submission())).isEqualTo("DRAFT");
    assertThat(APP.ask("SELECT COUNT(*) FROM demand_line" + id)).isEqualTo("0");
    assertThat(APP.ask("SELECT COUNT(*) FROM submission_receipt" + id)).isEqualTo("0");
  }

  private static Answer sent(
      Browserless officer, HttpRequest request, DemandFixture.Side side, Instant at)
      throws InterruptedException {
    await(at);
    HttpResponse<String> answer = officer.send(request);
    return new Answer(side, answer.statusCode(), answer.body());
  }

  /** The node's own turn, which comes at the instant itself. */
  private static Answer closer(Instant close) throws InterruptedException {
    await(close);
    while (APP.get(CloseRoundsOnTime.class).run() == 0) {
      Thread.sleep(1);
    }
    return new Answer(new DemandFixture.Side(0, 0, DEMAND.buyer(), 0), 0, "");
  }

  private static void await(Instant at) throws InterruptedException {
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), at).toMillis()));
  }

  private static HttpRequest submit(Browserless officer, DemandFixture.Side side, String item) {
    String line =
        """
        {"item":"%s","quantity":20,"needBy":"%s","unitPrice":310.5,"commitment":"FIRM",
         "budgetLine":"B-1","justification":"For the new clinics"}"""
            .formatted(item, LocalDate.now(ZoneOffset.UTC).plusDays(120));
    return officer
        .request("/api/v1/submissions/" + side.submission() + "/submit")
        .header("Content-Type", "application/json")
        .header("Origin", officer.origin())
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"requestKey\":\"once\",\"lines\":[%1$s,%1$s,%1$s]}".formatted(line)))
        .build();
  }

  /** Sets the closing time so many seconds from now by the database's clock, and tells it. */
  private static Instant closesIn(long round, Duration time) {
    APP.without(
        "tr_demand_round_rules",
        () ->
            APP.sql(
                "UPDATE demand_round SET closes_at = UTC_TIMESTAMP(6) + INTERVAL %d SECOND WHERE id = %d"
                    .formatted(time.toSeconds(), round)));
    String kept = APP.ask("SELECT closes_at FROM demand_round WHERE id = " + round);
    return LocalDateTime.parse(kept.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }
}

package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** Officers who mistype and coordinators who get in each other's way. */
@Tag("long")
class HostileDemandTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();

  @Test
  void of_two_coordinators_who_endorse_and_return_at_once_one_is_refused() throws Exception {
    DemandFixture.Side side =
        DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", DemandFixture.line(DEMAND.aLaptop(), "10"));
    int version = DEMAND.version(side.submission());
    Actor first = DEMAND.aCoordinatorOf("KW");
    Actor second = DEMAND.aCoordinatorOf("KW");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Callable<String>> acts =
        List.of(
            () ->
                outcome(
                    "ENDORSED",
                    () -> APP.get(EndorseSubmission.class).run(first, side.submission(), version)),
            () ->
                outcome(
                    "RETURNED",
                    () ->
                        APP.get(ReturnSubmission.class)
                            .run(second, side.submission(), version, "الكمية كبيرة")));

    List<Future<String>> outcomes = threads.invokeAll(acts);
    threads.shutdown();

    assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
        .containsExactlyInAnyOrder(DEMAND.status(side.submission()), "refused");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 422",
    "0, 422",
    "0.0001, 422",
    "1000000000000, 422",
    "1e999999999, 400",
    "1e-999999999, 400",
    "true, 400",
    "[7], 400",
    "'\"seven\"', 400",
    "'\"2.5\"', 200",
    "2.5, 200"
  })
  void a_quantity_from_a_program_is_refused_at_its_field_and_hurts_nobody(
      String quantity, int status) {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "OM");
    Browserless officer = Browserless.signedInAs(APP, side.officer().login());

    HttpResponse<String> answer =
        putLines(
            officer,
            side,
            "{\"version\": %d, \"lines\": [{\"item\": \"%s\", \"quantity\": %s}]}"
                .formatted(DEMAND.version(side.submission()), DEMAND.aLaptop(), quantity));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status != 200) {
      assertThat(answer.body()).contains("\"field\":\"lines[0].quantity\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"a\\u0001b\"', 422, shared.forbidden-character",
    "'\"a\\u202eb\"', 422, shared.forbidden-character",
    "'\"a\\ud800b\"', 422, shared.forbidden-character",
    "true, 400, shared.ill-typed",
    "7, 400, shared.ill-typed",
    "'[\"text\"]', 400, shared.ill-typed",
    "'\"a\\u200f\\u2066b\\u2069\\nc\"', 200, version"
  })
  void a_justification_that_no_one_could_read_or_print_is_refused_at_its_field(
      String justification, int status, String told) {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "OM");
    Browserless officer = Browserless.signedInAs(APP, side.officer().login());
    String line = "{\"item\": \"%s\", \"quantity\": 1, \"justification\": %s}";

    HttpResponse<String> answer =
        putLines(
            officer,
            side,
            "{\"version\": %d, \"lines\": [%s]}"
                .formatted(
                    DEMAND.version(side.submission()),
                    line.formatted(DEMAND.aLaptop(), justification)));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(told);
    if (status != 200) {
      assertThat(answer.body()).contains("\"field\":\"lines[0].justification\"");
    }
  }

  @ParameterizedTest
  @CsvSource({"%d.5", "'\"%d\"'", "[%d]", "true"})
  void a_version_that_is_no_whole_number_is_refused_at_its_field(String written) {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "OM");
    Browserless officer = Browserless.signedInAs(APP, side.officer().login());
    String version = written.formatted(DEMAND.version(side.submission()));

    HttpResponse<String> answer =
        putLines(officer, side, "{\"version\": " + version + ", \"lines\": []}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"version\"", "shared.ill-typed");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = "x\n{}\n, 1\n]")
  void what_follows_the_end_of_the_value_is_refused_and_nothing_is_kept(String rest) {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "OM");
    Browserless officer = Browserless.signedInAs(APP, side.officer().login());
    int version = DEMAND.version(side.submission());

    HttpResponse<String> answer =
        putLines(officer, side, "{\"version\": " + version + ", \"lines\": []} " + rest);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("shared.unreadable-body");
    assertThat(DEMAND.version(side.submission())).isEqualTo(version);
  }

  private static HttpResponse<String> putLines(
      Browserless officer, DemandFixture.Side side, String json) {
    return officer.send(
        officer
            .request("/api/v1/submissions/" + side.submission() + "/lines")
            .header("Content-Type", "application/json")
            .header("Origin", officer.origin())
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  @ParameterizedTest
  @CsvSource({"999999999999, 999999999999", "1000000, 1000000", "0.5, 2000000000000"})
  void an_amount_that_no_page_can_hold_is_refused_at_the_price(String quantity, String price) {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "OM");
    LineInput line = line(quantity, price);

    assertThatThrownBy(() -> save(side, line))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field)
                    .containsExactly("lines[0].unitPrice"));
    assertThatCode(() -> save(side, line("1000000", "999999"))).doesNotThrowAnyException();
  }

  private static void save(DemandFixture.Side side, LineInput line) {
    APP.get(SaveDraft.class).run(side.officer(), side.submission(), 0, List.of(line));
  }

  private static LineInput line(String quantity, String price) {
    return new LineInput(
        LAPTOP, new BigDecimal(quantity), null, null, new BigDecimal(price), null, null, null);
  }

  private static String outcome(String done, Runnable act) {
    try {
      act.run();
      return done;
    } catch (Refusal refused) {
      return "refused";
    }
  }
}

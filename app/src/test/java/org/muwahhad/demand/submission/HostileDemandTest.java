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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/** Officers who mistype and coordinators who get in each other's way. */
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
    "2.5, 200"
  })
  void a_quantity_from_a_program_is_refused_at_its_field_and_hurts_nobody(
      String quantity, int status) {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "OM");
    Browserless officer = Browserless.signedInAs(APP, side.officer().login());

    HttpResponse<String> answer =
        officer.send(
            officer
                .request("/api/v1/submissions/" + side.submission() + "/lines")
                .header("Content-Type", "application/json")
                .header("Origin", officer.origin())
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"version\": %d, \"lines\": [{\"item\": \"%s\", \"quantity\": %s}]}"
                            .formatted(
                                DEMAND.version(side.submission()), DEMAND.aLaptop(), quantity)))
                .build());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status != 200) {
      assertThat(answer.body()).contains("\"field\":\"lines[0].quantity\"");
    }
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

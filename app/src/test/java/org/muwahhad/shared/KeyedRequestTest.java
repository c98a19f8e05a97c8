package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.TestApp;

/** A key of a request has one meaning. */
class KeyedRequestTest {
  private static final TestApp APP = TestApp.start();
  private final RequestContents requests = APP.get(RequestContents.class);
  private final String subject = "trial:" + UUID.randomUUID();

  private record Line(long item, @Nullable BigDecimal quantity) {}

  private record Note(@Nullable String text, @Nullable BigDecimal amount) {}

  private record Errand(@Nullable Note note) {}

  private record Order(@Nullable String reason, @Nullable List<Line> lines) {}

  private static final Order ORDER = new Order("سبب", List.of(line(7, "5"), line(8, "1.5")));

  static List<Order> whatSaysTheSame() {
    return List.of(
        new Order(" سبب ", List.of(line(7, "5.000"), line(8, "1.50"))),
        new Order("سبب", List.of(line(7, "05"), line(8, "15E-1"))));
  }

  static List<Order> whatSaysSomethingElse() {
    return List.of(
        new Order("سبب آخر", ORDER.lines()),
        new Order(null, ORDER.lines()),
        new Order("سبب", null),
        new Order("سبب", List.of(line(7, "5"))),
        new Order("سبب", List.of(line(8, "1.5"), line(7, "5"))),
        new Order("سبب", List.of(line(7, "5"), line(9, "1.5"))),
        new Order("سبب", List.of(line(7, "5"), line(8, "1.51"))),
        new Order("سبب", List.of(line(7, "5"), new Line(8, null))));
  }

  @ParameterizedTest
  @MethodSource("whatSaysTheSame")
  void what_comes_again_and_says_the_same_passes(Order again) {
    requests.keep(request(ORDER));

    requests.requireSame(request(again));
  }

  @ParameterizedTest
  @MethodSource("whatSaysSomethingElse")
  void what_comes_again_and_says_something_else_is_refused(Order otherwise) {
    requests.keep(request(ORDER));

    assertThatThrownBy(() -> requests.requireSame(request(otherwise)))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("shared.sent-otherwise");
  }

  @Test
  void what_is_left_empty_says_what_is_left_out_says() {
    assertThat(request(new Order(" ", List.of()))).isEqualTo(request(new Order(null, null)));
    assertThat(KeyedRequest.of(subject, "key", new Errand(new Note(" ", null))))
        .as("a record of which nothing is stated")
        .isEqualTo(KeyedRequest.of(subject, "key", new Errand(null)));
  }

  @Test
  void a_key_that_is_not_known_is_no_repetition() {
    assertThatThrownBy(() -> requests.requireSame(request(ORDER)))
        .hasMessage("shared.sent-otherwise");
  }

  @Test
  void past_the_code_a_key_gets_no_second_meaning() {
    KeyedRequest first = request(ORDER);
    requests.keep(first);
    KeyedRequest second = request(new Order("سبب آخر", null));

    assertThatThrownBy(() -> requests.keep(second))
        .hasStackTraceContaining("shared.sent-otherwise");
    assertThatThrownBy(() -> requests.keep(first)).hasStackTraceContaining("Duplicate entry");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE request_content SET sha256 = '%s' WHERE subject = '%s'"
                        .formatted(second.sha256(), subject)))
        .hasMessageContaining("shared.sent-otherwise");
    assertThat(requests.findSha256(subject, "key")).hasValue(first.sha256());
  }

  private KeyedRequest request(Order order) {
    return KeyedRequest.of(subject, "key", order);
  }

  private static Line line(long item, String quantity) {
    return new Line(item, new BigDecimal(quantity));
  }
}

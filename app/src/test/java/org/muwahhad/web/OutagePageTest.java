package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;

/** What a person reads when the database is away, and what becomes of the form that was sent. */
class OutagePageTest {
  private static final TestApp APP = TestApp.start();

  @Test
  void what_was_typed_is_kept_on_the_page_and_sent_again_by_one_press() {
    String page =
        answered(
            Map.of(
                "quantity", List.of("7"), "requestKey", List.of("k-1"), "csrfToken", List.of("t")));

    assertThat(page)
        .contains("action=\"/agreements/4/call-offs\"")
        .contains("name=\"quantity\" value=\"7\"", "name=\"requestKey\" value=\"k-1\"")
        .contains("name=\"csrfToken\" value=\"t\"", "إعادة الإرسال");
  }

  @Test
  void a_form_with_a_secret_is_not_written_into_a_page() {
    String page = answered(Map.of("passphrase", List.of("a b c"), "csrfToken", List.of("t")));

    assertThat(page).doesNotContain("a b c", "csrfToken", "إعادة الإرسال");
  }

  @Test
  void a_read_that_waited_in_vain_met_a_node_apart_and_no_change_of_somebody_else() {
    DataAccessException failure =
        new DataAccessException("failed", new SQLException("Lock wait timeout", "HY000", 1205));

    assertThat(answer(HttpRequest.GET("/api/v1/publications"), failure)).isEqualTo(503);
    assertThat(answer(HttpRequest.POST("/api/v1/agreements/4/call-offs", ""), failure))
        .isEqualTo(409);
  }

  private static int answer(HttpRequest<?> request, RuntimeException failure) {
    return APP.get(FailureHandler.class).handle(request, failure).code();
  }

  private static String answered(Map<String, List<String>> typed) {
    HttpRequest<?> request = HttpRequest.POST("/agreements/4/call-offs", "");
    Answers.keep(request, Form.of(typed));
    return String.valueOf(APP.get(Refusals.class).respondOutage(request, Outage.DATABASE).body());
  }
}

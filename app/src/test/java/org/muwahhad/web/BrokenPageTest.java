package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;

/** What a reader sees when a page of ours cannot be made. */
class BrokenPageTest {
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.test.broken-page", true));

  @Test
  void a_template_that_fails_is_answered_as_a_fault_of_ours()
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(APP.uri().resolve("/broken-page"))
                    .header("Accept", "text/html")
                    .timeout(Duration.ofSeconds(20))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("<html").doesNotContain("Exception");
  }

  /** A page whose template lacks what it shows. */
  @Controller("/broken-page")
  @Requires(property = "muwahhad.test.broken-page")
  @PageAndApi
  @Secured(SecurityRule.IS_ANONYMOUS)
  record BrokenPages(Answers answers) {
    @Get
    io.micronaut.http.HttpResponse<String> broken() {
      return answers.page("demand/round/rounds", page -> Map.of("page", "no page"));
    }
  }
}

package org.muwahhad.organisation.person;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** Why a bid manager's bid room is closed, and the link that opens it, asked for once more. */
@Tag(name = "bids")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record HoldPages(Answers answers, AskForRelease askForRelease) {
  private static final String PATH = "/account-hold";

  @Hidden
  @Get(PATH)
  HttpResponse<String> show(Actor actor) {
    Instant until = askForRelease.get(actor).until();
    return answers.page(
        "organisation/person/hold",
        page -> {
          Map<String, Object> model = new HashMap<>();
          model.put(
              "page",
              page.titled(
                  until == null ? "organisation.bid-room-open" : "organisation.account-hold"));
          model.put("until", until);
          return model;
        });
  }

  /** Mails the link that opens the bid room once more. */
  @Post(uris = {"/api/v1/account-hold/mail", PATH})
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<Void> mail(Actor actor) {
    return answers
        .act(() -> askForRelease.run(actor))
        .then(PATH, "organisation.release-mailed")
        .orBack(PATH)
        .done();
  }
}

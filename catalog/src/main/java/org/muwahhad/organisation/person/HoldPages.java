package org.muwahhad.organisation.person;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Why a bid manager's bid room is closed, and the link that opens it, asked for once more. */
@Tag(name = "bids")
@Controller
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class HoldPages {
  private static final String PATH = "/account-hold";
  private final Pages pages;
  private final AskForRelease askForRelease;

  HoldPages(Pages pages, AskForRelease askForRelease) {
    this.pages = pages;
    this.askForRelease = askForRelease;
  }

  @Hidden
  @Get(PATH)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor) {
    Instant until = askForRelease.get(actor).until();
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page",
        pages
            .of(request)
            .titled(until == null ? "organisation.bid-room-open" : "organisation.account-hold"));
    model.put("until", until);
    return new ModelAndView<>("organisation/person/hold", model);
  }

  @Hidden
  @Post(PATH)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, Actor actor, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        PATH,
        () -> {
          askForRelease.run(actor);
          return Pages.redirect(PATH, Tone.GOOD, "organisation.release-mailed");
        });
  }

  /** Mails the link that opens the bid room once more. */
  @Post("/api/v1/account-hold/mail")
  @Produces(MediaType.APPLICATION_JSON)
  @Status(HttpStatus.ACCEPTED)
  void mail(Actor actor) {
    askForRelease.run(actor);
  }
}

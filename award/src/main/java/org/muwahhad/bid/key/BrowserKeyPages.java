package org.muwahhad.bid.key;

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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** What the script asks and sends with which people make and lock their opening key themselves. */
@Hidden
@Controller("/opening-key/in-browser")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.APPLICATION_JSON)
class BrowserKeyPages {
  private static final String HERE = "/opening-key";
  private final KeepBrowserKey keep;

  BrowserKeyPages(KeepBrowserKey keep) {
    this.keep = keep;
  }

  /**
   * What became of it.
   *
   * @param next where the page goes on; empty where it was refused
   * @param text why it was refused
   */
  public record KeyOutcome(String next, String text) {}

  @Get
  KeepBrowserKey.LockedKeyView own(Actor actor) {
    return keep.find(actor).orElseThrow(() -> new Refusal.NotFound("opening key"));
  }

  @FreshSignIn
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<KeyOutcome> make(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    boolean again = form.chosen("again", "true");
    return outcome(
        request,
        again ? "bid.opening-key-replaced" : "bid.opening-key-made",
        () ->
            keep.make(
                actor,
                form.value("publicKeyset"),
                form.value("lockedPrivateKeyset"),
                form.value("derivation"),
                again));
  }

  @Post("/passphrase")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<KeyOutcome> change(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    return outcome(
        request,
        "bid.passphrase-changed",
        () ->
            keep.relock(
                actor,
                form.value("token"),
                form.value("known"),
                form.value("lockedPrivateKeyset"),
                form.value("derivation")));
  }

  private static HttpResponse<KeyOutcome> outcome(
      HttpRequest<?> request, String doneKey, Runnable act) {
    try {
      act.run();
      return HttpResponse.ok(new KeyOutcome(HERE, "")).cookie(Pages.message(Tone.GOOD, doneKey));
    } catch (Refusal.RuleBroken | Refusal.Conflict refusal) {
      return HttpResponse.<KeyOutcome>status(HttpStatus.UNPROCESSABLE_ENTITY)
          .body(
              new KeyOutcome(
                  "",
                  Texts.in(Pages.language(request))
                      .get(refusal.messageKey(), refusal.arguments().toArray())));
    }
  }
}

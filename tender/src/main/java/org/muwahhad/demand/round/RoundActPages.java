package org.muwahhad.demand.round;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The acts on a round that ask for more than a button: to close, to extend, to cancel. */
@Hidden
@Controller("/rounds/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class RoundActPages {
  private final Pages pages;
  private final RoundQueries views;
  private final CloseRound closeRound;
  private final ExtendRound extendRound;
  private final CancelRound cancelRound;

  RoundActPages(
      Pages pages,
      RoundQueries views,
      CloseRound closeRound,
      ExtendRound extendRound,
      CancelRound cancelRound) {
    this.pages = pages;
    this.views = views;
    this.closeRound = closeRound;
    this.extendRound = extendRound;
    this.cancelRound = cancelRound;
  }

  private enum Act {
    CLOSE,
    EXTEND,
    CANCEL;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Get("/close")
  ModelAndView<?> close(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    return ask(request, id, Act.CLOSE, Form.empty());
  }

  @Post("/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> close(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return run(request, id, Act.CLOSE, form, () -> closeRound.run(actor, id, form.value("reason")));
  }

  @Get("/extend")
  ModelAndView<?> extend(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    RoundQueries.RoundRow round = views.getRow(id);
    Form form = Form.empty().with("closesAt", typed(round.closesAt()));
    return ask(request, id, Act.EXTEND, form);
  }

  @Post("/extend")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> extend(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CENTRAL_BUYER);
    return run(request, id, Act.EXTEND, form, () -> extendRound.run(actor, id, extension(form)));
  }

  private static ExtendRound.Extension extension(Form form) {
    Faults unread = new Faults();
    ExtendRound.Extension extension =
        new ExtendRound.Extension(
            RoundPages.riyadh(form, unread, "closesAt"),
            RoundPages.riyadh(form, unread, "endorsementUntil"),
            form.value("reason"));
    unread.throwIfAny();
    return extension;
  }

  @Get("/cancel")
  ModelAndView<?> cancel(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    return ask(request, id, Act.CANCEL, Form.empty());
  }

  @Post("/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> cancel(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return run(
        request, id, Act.CANCEL, form, () -> cancelRound.run(actor, id, form.value("reason")));
  }

  private HttpResponse<?> run(
      HttpRequest<?> request, long id, Act act, Form form, Runnable useCase) {
    String back = "/rounds/" + id;
    return pages.after(
        request,
        back,
        form,
        () -> {
          useCase.run();
          return Pages.redirect(back, Tone.GOOD, "demand.round-done." + act.key());
        },
        marked -> ask(request, id, act, marked));
  }

  private ModelAndView<?> ask(HttpRequest<?> request, long id, Act act, Form form) {
    RoundQueries.RoundRow round = views.getRow(id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/round/round-act",
        Map.of(
            "page",
            page.titled("demand.round-ask." + act.key())
                .below(page.t().get("demand.rounds"), "/rounds")
                .below(page.t().of(round.name()), "/rounds/" + id),
            "round",
            round,
            "act",
            act.key(),
            "form",
            form));
  }

  private static LocalDateTime typed(Instant at) {
    return LocalDateTime.ofInstant(at, Page.RIYADH).truncatedTo(ChronoUnit.MINUTES);
  }
}

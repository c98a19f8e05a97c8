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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.ReportScope;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Demand rounds in the browser. */
@Hidden
@Controller("/rounds")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RoundPages {
  private final Pages pages;
  private final RoundQueries views;
  private final ViewRounds viewRounds;
  private final PlanRound planRound;
  private final OpenRound openRound;
  private final AnnounceRound announceRound;

  RoundPages(
      Pages pages,
      RoundQueries views,
      ViewRounds viewRounds,
      PlanRound planRound,
      OpenRound openRound,
      AnnounceRound announceRound) {
    this.announceRound = announceRound;
    this.pages = pages;
    this.views = views;
    this.viewRounds = viewRounds;
    this.planRound = planRound;
    this.openRound = openRound;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "demand/round/rounds",
        Map.of(
            "page",
            pages.of(request).titled("demand.rounds"),
            "rounds",
            viewRounds.list(actor),
            "progress",
            viewRounds.progress(actor),
            "mayPlan",
            actor.is(Role.CENTRAL_BUYER)));
  }

  @Get("/new")
  ModelAndView<?> plan(HttpRequest<?> request, Actor actor) {
    actor.require(Role.CENTRAL_BUYER);
    return form(request, Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> plan(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CENTRAL_BUYER);
    try {
      long id = planRound.run(actor, plan(form));
      return Pages.redirect("/rounds/" + id, Tone.GOOD, "demand.round-planned");
    } catch (Refusal.InvalidInput refusal) {
      return HttpResponse.unprocessableEntity()
          .contentType(Pages.HTML)
          .body(form(request, Refusals.mark(form, refusal, Pages.language(request))));
    }
  }

  @Get("/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    ViewRounds.RoundView sheet = viewRounds.get(actor, id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/round/round",
        Map.of(
            "page",
            page.titledAs(page.t().of(sheet.round().name()))
                .below(page.t().get("demand.rounds"), "/rounds"),
            "sheet",
            sheet,
            "steps",
            RoundTimeline.of(page.t(), sheet.round(), page.serverTime()),
            "isBuyer",
            actor.is(Role.CENTRAL_BUYER),
            "ownEntity",
            actor.find(Role.PROCUREMENT_OFFICER).map(g -> g.entity()).orElse(0L),
            "isCoordinator",
            actor.is(Role.NATIONAL_COORDINATOR),
            "own",
            ReportScope.of(actor, Role.CENTRAL_BUYER, Role.AUDITOR)));
  }

  @Post("/{id}/open")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    String back = "/rounds/" + id;
    return pages.after(
        request,
        back,
        () -> {
          openRound.run(actor, id);
          return Pages.redirect(back, Tone.GOOD, "demand.round-opened");
        });
  }

  @Post("/{id}/announce")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> announce(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    String back = "/rounds/" + id;
    return pages.after(
        request,
        back,
        () -> {
          announceRound.run(actor, id);
          return Pages.redirect(back, Tone.GOOD, "demand.round-announced");
        });
  }

  private ModelAndView<?> form(HttpRequest<?> request, Form form) {
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/round/round-form",
        Map.of(
            "page",
            page.titled("demand.plan-round").below(page.t().get("demand.rounds"), "/rounds"),
            "form",
            form,
            "categories",
            options(page, views.listCategoryChoices(), true),
            "states",
            options(page, views.listStates(), false)));
  }

  private static List<Option> options(
      Page page, List<RoundQueries.CodeWithName> choices, boolean showCode) {
    return choices.stream()
        .map(c -> new Option(c.code(), page.t().of(c.name()), showCode ? c.code() : ""))
        .toList();
  }

  private static PlanRound.Plan plan(Form form) {
    Faults unread = new Faults();
    PlanRound.Plan plan =
        new PlanRound.Plan(
            form.value("code").strip(),
            new Bilingual(form.value("name.ar"), form.value("name.en")),
            riyadh(form, unread, "opensAt"),
            riyadh(form, unread, "closesAt"),
            riyadh(form, unread, "endorsementUntil"),
            form.values("categories"),
            form.values("states"));
    unread.throwIfAny();
    return plan;
  }

  /** What was typed as a day and time of Riyadh, or null for nothing; what is none is a fault. */
  static @Nullable Instant riyadh(Form form, Faults unread, String field) {
    Optional<LocalDateTime> typed = form.dateTime(field);
    unread.check(typed.isPresent() || form.text(field).isEmpty(), field, "shared.not-a-date");
    return typed.map(d -> d.atZone(Page.RIYADH).toInstant()).orElse(null);
  }
}

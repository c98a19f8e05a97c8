package org.muwahhad.demand;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/**
 * Where an officer fills in the demand of the entity: one form whose buttons add and remove lines,
 * search the catalog, save and go on to the check, and which loses nothing typed on the way.
 */
@Hidden
@Controller("/rounds/{id}/submission")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class DemandFormPages {
  private static final String ADD = "add:";
  private static final String REMOVE = "remove:";
  private final Pages pages;
  private final DemandForm demandForm;
  private final SubmissionViews views;
  private final SeeSubmissions seeSubmissions;
  private final StartSubmission startSubmission;
  private final SaveDraft saveDraft;
  private final ReviewDemand reviewDemand;
  private final SubmitDemand submitDemand;

  DemandFormPages(
      Pages pages,
      DemandForm demandForm,
      SubmissionViews views,
      SeeSubmissions seeSubmissions,
      StartSubmission startSubmission,
      SaveDraft saveDraft,
      ReviewDemand reviewDemand,
      SubmitDemand submitDemand) {
    this.pages = pages;
    this.demandForm = demandForm;
    this.views = views;
    this.seeSubmissions = seeSubmissions;
    this.startSubmission = startSubmission;
    this.saveDraft = saveDraft;
    this.reviewDemand = reviewDemand;
    this.submitDemand = submitDemand;
  }

  @Post("/start")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> start(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        "/rounds/" + id,
        () -> {
          startSubmission.run(actor, id);
          return Pages.redirect(path(id));
        });
  }

  @Get
  HttpResponse<?> edit(HttpRequest<?> request, Actor actor, long id) {
    SubmissionViews.SubmissionRow own = own(actor, id);
    if (!own.status().isEditable()) {
      return Pages.redirect("/submissions/" + own.id());
    }
    Form form = LineForm.of(own.version(), views.listLines(own.id()));
    return HttpResponse.ok(demandForm.view(pages.of(request), own, form, ""))
        .contentType(Pages.HTML);
  }

  /** Results of the catalog search while typing. */
  @Get("/items")
  ModelAndView<?> items(
      HttpRequest<?> request, Actor actor, long id, @QueryValue(defaultValue = "") String q) {
    SubmissionViews.SubmissionRow own = own(actor, id);
    return new ModelAndView<>(
        "demand/foundItems",
        Map.of("page", pages.of(request), "query", q, "found", demandForm.search(own, q)));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    SubmissionViews.SubmissionRow own = own(actor, id);
    String act = act(form);
    if (act.startsWith(ADD)) {
      return shown(request, own, demandForm.plus(own, form, act.substring(ADD.length())));
    }
    if (act.startsWith(REMOVE)) {
      int index = Integer.parseInt("0" + act.substring(REMOVE.length()).replaceAll("\\D", ""));
      return shown(request, own, LineForm.minus(form, index));
    }
    return act.equals("search")
        ? shown(request, own, form)
        : save(request, actor, own, form, act.equals("check"));
  }

  // The enter key presses the form's first button: it searches after new words, else it saves.
  private static String act(Form form) {
    String act = form.text("act").orElse("search");
    boolean newWords =
        form.text("q").isPresent() && !form.value("q").equals(form.value("searched"));
    return act.equals("enter") ? (newWords ? "search" : "save") : act;
  }

  private HttpResponse<?> save(
      HttpRequest<?> request,
      Actor actor,
      SubmissionViews.SubmissionRow own,
      Form form,
      boolean check) {
    Form readable = LineForm.unreadable(form, pages.of(request).t());
    if (readable.hasErrors()) {
      return refused(request, own, readable);
    }
    int version = form.decimal("version").map(v -> v.intValue()).orElse(-1);
    try {
      int saved = saveDraft.run(actor, own.id(), version, LineForm.lines(form));
      if (!check) {
        return Pages.redirect(path(own.roundId()), Tone.GOOD, "demand.draft-saved");
      }
      form = form.with("version", saved);
      reviewDemand.run(actor, own.id());
      return Pages.redirect(path(own.roundId()) + "/check");
    } catch (Refusal.InvalidInput | Refusal.RuleBroken | Refusal.Conflict refusal) {
      return refused(request, own, Refusals.mark(form, refusal, Pages.language(request)));
    }
  }

  @Get("/check")
  HttpResponse<?> check(HttpRequest<?> request, Actor actor, long id) {
    SubmissionViews.SubmissionRow own = own(actor, id);
    return pages.after(
        request,
        path(id),
        () -> {
          reviewDemand.run(actor, own.id());
          Page page = pages.of(request);
          return HttpResponse.ok(
                  new ModelAndView<>(
                      "demand/submission-check",
                      Map.of(
                          "page",
                          demandForm.titled(page, own, "demand.check-title"),
                          "sheet",
                          seeSubmissions.get(actor, own.id()),
                          "requestKey",
                          UUID.randomUUID().toString())))
              .contentType(Pages.HTML);
        });
  }

  @Post("/submit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> submit(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    SubmissionViews.SubmissionRow own = own(actor, id);
    return pages.after(
        request,
        path(id),
        () -> {
          Receipt receipt =
              submitDemand.run(
                  actor,
                  own.id(),
                  new SubmitDemand.Request(
                      form.value("requestKey"),
                      form.decimal("version").map(v -> v.intValue()).orElse(-1),
                      null));
          return Pages.redirect(
              "/submissions/" + own.id() + "/receipts/" + receipt.number(),
              Tone.GOOD,
              "demand.submitted",
              receipt.receiptNumber());
        });
  }

  private HttpResponse<?> shown(
      HttpRequest<?> request, SubmissionViews.SubmissionRow own, Form form) {
    return HttpResponse.ok(demandForm.view(pages.of(request), own, form, form.value("q")))
        .contentType(Pages.HTML);
  }

  private HttpResponse<?> refused(
      HttpRequest<?> request, SubmissionViews.SubmissionRow own, Form form) {
    return HttpResponse.unprocessableEntity()
        .contentType(Pages.HTML)
        .body(demandForm.view(pages.of(request), own, form, form.value("q")));
  }

  private SubmissionViews.SubmissionRow own(Actor actor, long roundId) {
    long entity = actor.require(Role.PROCUREMENT_OFFICER).entity();
    Optional<SubmissionViews.SubmissionRow> own = views.findOfEntity(roundId, entity);
    return own.orElseThrow(() -> new Refusal.NotFound("submission"));
  }

  static String path(long roundId) {
    return "/rounds/" + roundId + "/submission";
  }
}

package org.muwahhad.demand.desk;

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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.RoundBreadcrumbs;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Reviews;

/** The coordinator's desk: every entity of the state, many decided at once. */
@Hidden
@Controller("/rounds/{id}/desk")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class DeskPages {
  private static final String CHOSEN = "submissions";
  private final Pages pages;
  private final ViewDemandDesk viewDemandDesk;
  private final DecideMany decideMany;
  private final Reviews reviews;

  DeskPages(Pages pages, ViewDemandDesk viewDemandDesk, DecideMany decideMany, Reviews reviews) {
    this.reviews = reviews;
    this.pages = pages;
    this.viewDemandDesk = viewDemandDesk;
    this.decideMany = decideMany;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty());
  }

  @Post("/decide")
  @ReviewedFirst
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> decide(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    boolean endorse = form.value("act").equals("endorse");
    ViewDemandDesk.DemandDeskView before = viewDemandDesk.get(actor, id);
    return Pages.orAgain(
        request,
        form,
        () -> {
          List<DecideMany.SubmissionChoice> chosen = chosen(form, before);
          decideMany.check(actor, id, decision(form, endorse, chosen));
          Function<List<DecideMany.SubmissionChoice>, List<DecideMany.SubmissionOutcome>> act =
              some -> decideMany.run(actor, id, decision(form, endorse, some));
          return reviews.runApart(
              request,
              form,
              each(chosen, act),
              () -> act.apply(chosen),
              tried ->
                  DeskReview.of(
                      before,
                      tried.stream().flatMap(List::stream).toList(),
                      endorse,
                      form.value(endorse ? EndorseSubmission.REASON : "reason")),
              outcomes ->
                  HttpResponse.ok(outcomePage(request, before, outcomes, endorse))
                      .contentType(Pages.HTML));
        },
        marked -> page(request, actor, id, marked));
  }

  private static DecideMany.BulkDecision decision(
      Form form, boolean endorse, List<DecideMany.SubmissionChoice> chosen) {
    return new DecideMany.BulkDecision(
        endorse, chosen, form.value("reason"), form.value(EndorseSubmission.REASON));
  }

  /** Each choice by itself; where nothing is chosen, that, which is refused. */
  private static <R> List<Supplier<R>> each(
      List<DecideMany.SubmissionChoice> chosen,
      Function<List<DecideMany.SubmissionChoice>, R> act) {
    if (chosen.isEmpty()) {
      return List.of(() -> act.apply(chosen));
    }
    List<Supplier<R>> parts = new ArrayList<>();
    chosen.forEach(one -> parts.add(() -> act.apply(List.of(one))));
    return parts;
  }

  /** Only submissions on this desk can be chosen on it; others were not on the page. */
  private static List<DecideMany.SubmissionChoice> chosen(
      Form form, ViewDemandDesk.DemandDeskView desk) {
    return form.values(CHOSEN).stream()
        .distinct()
        .map(id -> find(desk, id))
        .map(
            e ->
                new DecideMany.SubmissionChoice(
                    number(e),
                    form.decimal("versions[" + number(e) + "]")
                        .map(BigDecimal::intValue)
                        .orElse(-1)))
        .toList();
  }

  private static DemandDeskQueries.EntityRow find(ViewDemandDesk.DemandDeskView desk, String id) {
    return desk.entities().stream()
        .filter(e -> e.submissionId() != null && id.equals(Long.toString(number(e))))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("submission " + id));
  }

  private static long number(DemandDeskQueries.EntityRow entity) {
    Long id = entity.submissionId();
    return id == null ? 0 : id;
  }

  private ModelAndView<?> outcomePage(
      HttpRequest<?> request,
      ViewDemandDesk.DemandDeskView desk,
      List<DecideMany.SubmissionOutcome> outcomes,
      boolean endorse) {
    Page page = pages.of(request);
    List<BulkDecisionMessage> messages =
        outcomes.stream()
            .map(
                o -> {
                  Refusal refusal = o.refusal();
                  return new BulkDecisionMessage(
                      find(desk, Long.toString(o.submission())),
                      refusal == null
                          ? ""
                          : page.t().get(refusal.messageKey(), refusal.arguments().toArray()));
                })
            .toList();
    return new ModelAndView<>(
        "demand/desk/desk-result",
        Map.of(
            "page",
            below(page, desk.round())
                .below(page.t().get("demand.desk"), "/rounds/" + desk.round().id() + "/desk")
                .titled(endorse ? "demand.desk-endorsed" : "demand.desk-returned"),
            "desk",
            desk,
            "done",
            messages.stream().filter(o -> o.why().isEmpty()).toList(),
            "refused",
            messages.stream().filter(o -> !o.why().isEmpty()).toList()));
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    ViewDemandDesk.DemandDeskView desk = viewDemandDesk.get(actor, id);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/desk/desk",
        Map.of(
            "page",
            below(page, desk.round()).titled("demand.desk"),
            "desk",
            desk,
            "budgets",
            BudgetChart.find(page.t(), desk.categories()),
            "form",
            form,
            "mayRemind",
            desk.round().status() == RoundStatus.OPEN
                && page.serverTime().isBefore(desk.round().closesAt()),
            "mayDecide",
            (desk.round().status() == RoundStatus.OPEN
                    || desk.round().status() == RoundStatus.CLOSED)
                && page.serverTime().isBefore(desk.state().endorsementUntil())));
  }

  private static Page below(Page page, RoundQueries.RoundRow round) {
    return RoundBreadcrumbs.of(page, round.name(), round.id());
  }
}

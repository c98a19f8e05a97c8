package org.muwahhad.demand.desk;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
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
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Reviews;
import org.muwahhad.web.Texts;

/** The coordinator's desk: every entity of the state, many decided at once. */
@Hidden
@Controller("/rounds/{id}/desk")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record DeskPages(
    Answers answers, ViewDemandDesk viewDemandDesk, DecideMany decideMany, Reviews reviews) {
  private static final String CHOSEN = "submissions";

  @Get
  HttpResponse<String> show(Actor actor, long id) {
    ViewDemandDesk.DemandDeskView desk = viewDemandDesk.get(actor, id);
    return answers.page(
        "demand/desk/desk",
        page ->
            Map.of(
                "page",
                below(page, desk.round()).titled("demand.desk"),
                "desk",
                desk,
                "budgets",
                BudgetChart.find(page.t(), desk.categories()),
                "mayRemind",
                desk.round().status() == RoundStatus.OPEN
                    && page.serverTime().isBefore(desk.round().closesAt()),
                "mayDecide",
                (desk.round().status() == RoundStatus.OPEN
                        || desk.round().status() == RoundStatus.CLOSED)
                    && page.serverTime().isBefore(desk.state().endorsementUntil())));
  }

  /** Each choice is an act of its own, so the review tries them one by one. */
  @Post("/decide")
  @ReviewedFirst
  HttpResponse<String> decide(HttpRequest<?> request, Actor actor, long id) {
    Form form = answers.form(Form::empty);
    boolean endorse = form.value("act").equals("endorse");
    ViewDemandDesk.DemandDeskView before = viewDemandDesk.get(actor, id);
    return answers
        .<HttpResponse<?>>act(
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
                  outcomes -> outcomePage(before, outcomes, endorse));
            })
        .then(answer -> answer)
        .showing(() -> show(actor, id));
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

  private HttpResponse<String> outcomePage(
      ViewDemandDesk.DemandDeskView desk,
      List<DecideMany.SubmissionOutcome> outcomes,
      boolean endorse) {
    return answers.page(
        "demand/desk/desk-result",
        page -> {
          List<BulkDecisionMessage> messages =
              outcomes.stream().map(o -> message(page.t(), desk, o)).toList();
          return Map.of(
              "page",
              below(page, desk.round())
                  .below(page.t().get("demand.desk"), "/rounds/" + desk.round().id() + "/desk")
                  .titled(endorse ? "demand.desk-endorsed" : "demand.desk-returned"),
              "desk",
              desk,
              "done",
              messages.stream().filter(o -> o.why().isEmpty()).toList(),
              "refused",
              messages.stream().filter(o -> !o.why().isEmpty()).toList());
        });
  }

  private static BulkDecisionMessage message(
      Texts t, ViewDemandDesk.DemandDeskView desk, DecideMany.SubmissionOutcome outcome) {
    Refusal refusal = outcome.refusal();
    return new BulkDecisionMessage(
        find(desk, Long.toString(outcome.submission())),
        refusal == null ? "" : t.get(refusal.messageKey(), refusal.arguments().toArray()));
  }

  private static Page below(Page page, RoundQueries.RoundRow round) {
    return RoundBreadcrumbs.of(page, round.name(), round.id());
  }
}

package org.muwahhad.aggregation;

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
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Joining equivalents in the browser: a buyer asks, the coordinators answer. */
@Hidden
@Controller("/rounds/{id}/joins")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(Pages.HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class JoinPages {
  private final Pages pages;
  private final RoundQueries rounds;
  private final ViewJoins viewJoins;
  private final AskJoin askJoin;
  private final AnswerJoin answerJoin;
  private final WithdrawJoin withdrawJoin;

  JoinPages(
      Pages pages,
      RoundQueries rounds,
      ViewJoins viewJoins,
      AskJoin askJoin,
      AnswerJoin answerJoin,
      WithdrawJoin withdrawJoin) {
    this.pages = pages;
    this.rounds = rounds;
    this.viewJoins = viewJoins;
    this.askJoin = askJoin;
    this.answerJoin = answerJoin;
    this.withdrawJoin = withdrawJoin;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    try {
      String[] chosen = form.value("join").split("-", -1);
      Instant until =
          form.dateTime("answerUntil")
              .map(t -> t.atZone(Page.RIYADH).toInstant())
              .orElse(Instant.EPOCH);
      askJoin.run(
          actor,
          id,
          number(chosen[0]),
          number(chosen[chosen.length - 1]),
          form.value("reason"),
          until);
      return Pages.redirect("/rounds/" + id + "/joins", Tone.GOOD, "aggregation.join-was-asked");
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(page(request, actor, id, marked));
    }
  }

  @Post("/{request}/answer")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> answer(
      HttpRequest<?> http, Actor actor, long id, long request, @Body String body) {
    Form form = Forms.read(http, body);
    String back = "/rounds/" + id + "/joins";
    return pages.after(
        http,
        back,
        () -> {
          boolean accepted = form.value("answer").equals("accept");
          answerJoin.run(actor, request, accepted, form.value("reason"));
          return Pages.redirect(back, Tone.GOOD, "aggregation.join-was-answered");
        });
  }

  @Post("/{request}/withdraw")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> withdraw(
      HttpRequest<?> http, Actor actor, long id, long request, @Body String body) {
    Forms.read(http, body);
    String back = "/rounds/" + id + "/joins";
    return pages.after(
        http,
        back,
        () -> {
          withdrawJoin.run(actor, request);
          return Pages.redirect(back, Tone.GOOD, "aggregation.join-was-withdrawn");
        });
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    List<ViewJoins.JoinView> joins = viewJoins.list(actor, id);
    RoundQueries.RoundRow round =
        rounds.findRow(id).orElseThrow(() -> new Refusal.NotFound("round " + id));
    boolean buyer = actor.is(Role.CENTRAL_BUYER);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "aggregation/joins",
        Map.of(
            "page",
            page.titled("aggregation.joins").below(page.t().get("demand.rounds"), "/rounds"),
            "round",
            round,
            "form",
            form,
            "joins",
            joins,
            "choices",
            buyer ? choices(actor, id, page) : List.of(),
            "mayAsk",
            buyer,
            "state",
            actor.find(Role.NATIONAL_COORDINATOR).map(g -> g.state()).orElse("")));
  }

  private List<Option> choices(Actor actor, long id, Page page) {
    return viewJoins.choices(actor, id).stream()
        .map(
            c ->
                new Option(
                    c.revisionId() + "-" + c.intoRevisionId(),
                    page.t()
                        .get(
                            "aggregation.join-choice",
                            c.name(),
                            c.itemCode(),
                            c.into(),
                            c.intoCode())))
        .toList();
  }

  /** The number typed, or 0, which no revision has. */
  private static long number(String typed) {
    return typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
  }
}

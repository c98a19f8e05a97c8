package org.muwahhad.demand.round;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.plan.intention.IntentionQueries;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Planning a demand round, from nothing or like an earlier one. */
@Tag(name = "rounds")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record RoundPlanController(
    Answers answers,
    RoundQueries queries,
    IntentionQueries intentions,
    ViewRounds view,
    PlanRound planRound,
    RestDays restDays,
    RiyadhDay day) {

  /**
   * The form.
   *
   * @param from number of an earlier round to start from; null for an empty form
   * @param intention number of an intention to start from; null for none
   */
  @Hidden
  @Get("/rounds/new")
  HttpResponse<String> form(
      Actor actor, @Nullable @QueryValue Long from, @Nullable @QueryValue Long intention) {
    actor.require(Role.CENTRAL_BUYER);
    Form form =
        answers.form(
            () ->
                from != null
                    ? RoundForm.like(view.get(actor, from), day.today())
                    : intention != null ? ofIntention(intention) : Form.empty());
    return answers.show(
        "demand/round/round-form",
        "",
        page ->
            Map.of(
                "page",
                page.below(page.t().get("demand.rounds"), "/rounds").titled("demand.plan-round"),
                "form",
                form,
                "earlier",
                earlier(page, actor),
                "intentions",
                intentions.listUnused().stream()
                    .map(
                        i ->
                            new Option(
                                Long.toString(i.id()), i.code() + " – " + page.t().of(i.name())))
                    .toList(),
                "rests",
                restDays.of(form, RoundForm.dates()),
                "categories",
                categories(page, form),
                "states",
                options(page, queries.listStates(), false)));
  }

  @Post("/api/v1/rounds")
  @Status(HttpStatus.CREATED)
  HttpResponse<RoundQueries.RoundRow> plan(Actor actor, @Body PlanRound.Plan plan) {
    return answers
        .act(() -> planRound.run(actor, plan))
        .then(id -> Pages.redirect("/rounds/" + id, Tone.GOOD, "demand.round-planned"))
        .orAgain(() -> form(actor, null, null))
        .answering(id -> view.get(actor, id).round());
  }

  /** People are warned of dates on which member states rest, once for each date. */
  @Hidden
  @Post("/rounds")
  HttpResponse<RoundQueries.RoundRow> planByForm(Actor actor, @Body RoundForm body) {
    Form form = restDays.taken(answers.form(Form::empty), RoundForm.dates());
    return answers
        .act(
            () -> {
              restDays.requireWarned(form, RoundForm.dates());
              return planRound.run(actor, body.plan(form));
            })
        .then(id -> Pages.redirect("/rounds/" + id, Tone.GOOD, "demand.round-planned"))
        .orAgain(() -> form(actor, null, null))
        .answering(id -> view.get(actor, id).round());
  }

  /** What a round of an intention invites and takes, and its name. */
  private Form ofIntention(long id) {
    return intentions
        .find(id)
        .map(
            i ->
                Form.of(
                    Map.of(
                        "intention",
                        List.of(Long.toString(id)),
                        "name.ar",
                        List.of(i.name().ar()),
                        "name.en",
                        List.of(i.name().en()),
                        "opensAt",
                        List.of(
                            LocalDateTime.ofInstant(i.roundsFrom(), Page.RIYADH)
                                .truncatedTo(ChronoUnit.MINUTES)
                                .plusMinutes(1)
                                .toString()),
                        "categories",
                        codes(intentions.listCategories(id)),
                        "states",
                        codes(intentions.listInvited(id)))))
        .orElseGet(Form::empty);
  }

  private static List<String> codes(List<IntentionQueries.IntentionScope> scope) {
    return scope.stream().map(IntentionQueries.IntentionScope::code).toList();
  }

  private List<Option> earlier(Page page, Actor actor) {
    return view.list(actor).stream()
        .map(r -> new Option(Long.toString(r.id()), r.code() + " – " + page.t().of(r.name())))
        .toList();
  }

  /** Those chosen first, so that they are seen without searching. */
  private List<Option> categories(Page page, Form form) {
    Set<String> chosen = Set.copyOf(form.values("categories"));
    return options(page, queries.listCategoryChoices(), true).stream()
        .sorted(Comparator.comparing(o -> !chosen.contains(o.value())))
        .toList();
  }

  private static List<Option> options(
      Page page, List<RoundQueries.CodeWithName> choices, boolean showCode) {
    return choices.stream()
        .map(c -> new Option(c.code(), page.t().of(c.name()), showCode ? c.code() : ""))
        .toList();
  }
}

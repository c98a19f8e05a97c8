package org.muwahhad.tender.lot;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.LotPlan;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.PlanLots;
import org.muwahhad.aggregation.RoundSumQueries;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** A closed round in the browser: the lots each strategy would make of it, and the act itself. */
@Hidden
@Controller("/rounds/{id}/aggregation")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AggregationPages(
    Answers answers,
    RoundQueries rounds,
    RoundSumQueries sums,
    PlanLots planLots,
    AggregateRound aggregateRound,
    DraftTemplates templates,
    TenderQueries tenders) {

  @Get
  HttpResponse<?> preview(
      Actor actor, long id, @QueryValue(defaultValue = "cpv-class") String strategy) {
    RoundQueries.RoundRow round = round(actor, id);
    return round.status() == RoundStatus.AGGREGATED
        ? Pages.redirect("/tenders/" + sums.findTender(id).orElse(0L))
        : page(actor, round, Form.empty().with("strategy", strategy));
  }

  @Post
  @ReviewedFirst
  HttpResponse<String> aggregate(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    RoundQueries.RoundRow round = round(actor, id);
    Bilingual title = new Bilingual(form.value("title.ar").strip(), form.value("title.en").strip());
    Answers.Attempt<Long> attempt =
        answers
            .act(() -> aggregateRound.run(actor, id, title, strategy(form)))
            .then(AggregationPages::made)
            .orAgain(() -> page(actor, round, answers.form(Form::empty)));
    // Sent again, the form leads to the draft as it stands and changes nothing in it.
    if (round.status() == RoundStatus.AGGREGATED) {
      return attempt.done();
    }
    return attempt
        .then(
            tender ->
                form.text("template")
                    .<HttpResponse<?>>map(code -> fromTemplate(actor, tender, code))
                    .orElseGet(() -> made(tender)))
        .reviewed(tender -> review(actor, round, title, tender, form))
        .done();
  }

  private static HttpResponse<?> made(long tender) {
    return Pages.redirect("/tenders/" + tender, Tone.GOOD, "tender.aggregated");
  }

  /** Of the draft as it was just made; its number is given only once it is kept. */
  private Review review(
      Actor actor, RoundQueries.RoundRow round, Bilingual title, long tender, Form form) {
    LotPlan plan =
        planLots.describe(
            actor,
            tender,
            tenders.listLots(tender).stream()
                .collect(
                    Collectors.toMap(
                        TenderQueries.TenderLot::number, TenderQueries.TenderLot::title)));
    return Review.of("aggregation.aggregate", "/rounds/" + round.id() + "/aggregation")
        .fact("demand.round", round.name())
        .fact("tender.title", title)
        .fact("dossier.template", form.text("template").flatMap(this::templateName).orElse(null))
        .fact("aggregation.review-value", plan.sum().value())
        .fact("aggregation.demand-lines", plan.sum().lines())
        .sheet(
            "aggregation.proposed-lots",
            List.of(
                "tender.lot", "tender.title", "tender.review.items", "aggregation.review-value"),
            plan.lots().stream()
                .map(
                    lot ->
                        List.<Object>of(
                            lot.number(), lot.title(), lot.items().size(), lot.sum().value()))
                .toList())
        .effect("aggregation.review-effect")
        .lasting("aggregation.review-lasting")
        .ofForm();
  }

  private Optional<Bilingual> templateName(String code) {
    return templates.list().stream()
        .filter(c -> c.code().equals(code))
        .map(DraftTemplates.OfferedTemplate::name)
        .findFirst();
  }

  /** The draft stands; what keeps the template from it is said where it can be applied again. */
  private HttpResponse<?> fromTemplate(Actor actor, long tender, String code) {
    try {
      templates.apply(actor, tender, code);
      return Pages.redirect("/tenders/" + tender, Tone.GOOD, "tender.aggregated");
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      if (refusal instanceof Refusal.NotPermitted) {
        throw refusal;
      }
      return Pages.redirect(
          "/tenders/" + tender + "/general-requirements", Tone.BAD, "dossier.not-applied");
    }
  }

  private static LotStrategy strategy(Form form) {
    return LotStrategy.find(form.value("strategy")).orElse(LotStrategy.CPV_CLASS);
  }

  private RoundQueries.RoundRow round(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    return rounds.findRow(id).orElseThrow(() -> new Refusal.NotFound("round " + id));
  }

  private HttpResponse<String> page(Actor actor, RoundQueries.RoundRow round, Form form) {
    List<LotPlan> plans = planLots.compare(actor, round.id());
    LotPlan plan = plans.get(strategy(form).ordinal());
    return answers.page(
        "aggregation/preview",
        page ->
            Map.of(
                "page",
                page.titled("aggregation.preview-of", round.name())
                    .below(page.t().get("demand.rounds"), "/rounds"),
                "round",
                round,
                "form",
                form,
                "plans",
                plans,
                "plan",
                plan,
                "tabs",
                tabs(page.t(), round.id(), plan.strategy()),
                "templates",
                templates.list().stream()
                    .map(c -> new Option(c.code(), page.t().of(c.name())))
                    .toList(),
                "leftOut",
                sums.listLeftOut(round.id()),
                "mayAggregate",
                actor.is(Role.CENTRAL_BUYER)
                    && round.status() == RoundStatus.CLOSED
                    && !plan.lots().isEmpty()));
  }

  private static List<Tab> tabs(Texts t, long round, LotStrategy chosen) {
    return Arrays.stream(LotStrategy.values())
        .map(
            s ->
                new Tab(
                    t.get("aggregation.strategy." + s.slug()),
                    "/rounds/" + round + "/aggregation?strategy=" + s.slug(),
                    s == chosen))
        .toList();
  }
}

package org.muwahhad.tender.lot;

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
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Reviews;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** A closed round in the browser: the lots each strategy would make of it, and the act itself. */
@Hidden
@Controller("/rounds/{id}/aggregation")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(Pages.HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class AggregationPages {
  private final Pages pages;
  private final RoundQueries rounds;
  private final RoundSumQueries sums;
  private final PlanLots planLots;
  private final AggregateRound aggregateRound;
  private final DraftTemplates templates;
  private final Reviews reviews;
  private final TenderQueries tenders;

  AggregationPages(
      Pages pages,
      RoundQueries rounds,
      RoundSumQueries sums,
      PlanLots planLots,
      AggregateRound aggregateRound,
      DraftTemplates templates,
      Reviews reviews,
      TenderQueries tenders) {
    this.reviews = reviews;
    this.tenders = tenders;
    this.templates = templates;
    this.pages = pages;
    this.rounds = rounds;
    this.sums = sums;
    this.planLots = planLots;
    this.aggregateRound = aggregateRound;
  }

  @Get
  HttpResponse<?> preview(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "cpv-class") String strategy) {
    RoundQueries.RoundRow round = round(actor, id);
    if (round.status() == RoundStatus.AGGREGATED) {
      return Pages.redirect("/tenders/" + sums.findTender(id).orElse(0L));
    }
    Form form = Form.empty().with("strategy", strategy);
    return HttpResponse.ok(page(request, actor, round, form));
  }

  @Post
  @ReviewedFirst
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> aggregate(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    RoundQueries.RoundRow round = round(actor, id);
    Bilingual title = new Bilingual(form.value("title.ar").strip(), form.value("title.en").strip());
    try {
      // Sent again, the form leads to the draft as it stands and changes nothing in it.
      if (round.status() == RoundStatus.AGGREGATED) {
        return made(aggregateRound.run(actor, id, title, strategy(form)));
      }
      return reviews.run(
          request,
          form,
          () -> aggregateRound.run(actor, id, title, strategy(form)),
          tender -> review(actor, round, title, tender, form),
          tender ->
              form.text("template")
                  .<HttpResponse<?>>map(code -> fromTemplate(actor, tender, code))
                  .orElseGet(() -> made(tender)));
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      if (refusal instanceof Refusal.NotPermitted || refusal instanceof Refusal.NotFound) {
        throw refusal;
      }
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(page(request, actor, round, marked));
    }
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

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, RoundQueries.RoundRow round, Form form) {
    List<LotPlan> plans = planLots.compare(actor, round.id());
    LotPlan plan = plans.get(strategy(form).ordinal());
    Texts t = pages.of(request).t();
    return new ModelAndView<>(
        "aggregation/preview",
        Map.of(
            "page",
            pages
                .of(request)
                .titled("aggregation.preview-of", round.name())
                .below(t.get("demand.rounds"), "/rounds"),
            "round",
            round,
            "form",
            form,
            "plans",
            plans,
            "plan",
            plan,
            "tabs",
            tabs(t, round.id(), plan.strategy()),
            "templates",
            templates.list().stream().map(c -> new Option(c.code(), t.of(c.name()))).toList(),
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

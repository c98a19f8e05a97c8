package org.muwahhad.evaluation.price;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Tone;

/** The prices of a tender as evaluated, step by step and line by line, in the browser. */
@Hidden
@Controller("/tenders/{id}/prices")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PricePages {
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final TenderQueries tenders;
  private final ViewPrices viewPrices;
  private final CompareBids compareBids;
  private final DecideArithmetic decideArithmetic;

  PricePages(
      EvaluationFrame frame,
      EvaluationAccess access,
      TenderQueries tenders,
      ViewPrices viewPrices,
      CompareBids compareBids,
      DecideArithmetic decideArithmetic) {
    this.decideArithmetic = decideArithmetic;
    this.frame = frame;
    this.access = access;
    this.tenders = tenders;
    this.viewPrices = viewPrices;
    this.compareBids = compareBids;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> lots(HttpRequest<?> request, Actor actor, long id) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    Page page = frame.page(request, tender, "evaluation.price.title");
    return new ModelAndView<>(
        "evaluation/price/lots",
        Map.of(
            "page",
            page,
            "tender",
            tender,
            "whole",
            viewPrices.tender(actor, id),
            "tabs",
            frame.tabs(page, tender, frame.isMember(actor, id), "prices")));
  }

  @Get("/lots/{lotId}")
  @Produces(Pages.HTML)
  ModelAndView<?> steps(HttpRequest<?> request, Actor actor, long id, long lotId) {
    Map<String, Object> model = model(request, actor, id, lotId, "steps");
    model.put("bids", viewPrices.lot(actor, id, lotId));
    model.put("percent", rule(id, "preference.gcc-percent"));
    model.put("tolerance", rule(id, PriceWorkings.TOLERANCE));
    return new ModelAndView<>("evaluation/price/steps", model);
  }

  @Get("/lots/{lotId}/lines")
  @Produces(Pages.HTML)
  ModelAndView<?> lines(HttpRequest<?> request, Actor actor, long id, long lotId) {
    Map<String, Object> model = model(request, actor, id, lotId, "lines");
    model.put("comparison", compareBids.lot(actor, id, lotId));
    return new ModelAndView<>("evaluation/price/lines", model);
  }

  @Get("/lots/{lotId}/bids/{bidId}")
  @Produces(Pages.HTML)
  ModelAndView<?> working(HttpRequest<?> request, Actor actor, long id, long lotId, long bidId) {
    return workingPage(request, actor, id, lotId, bidId, Form.empty());
  }

  /** The panel excludes the bid from the lot for its arithmetic, or lets it in again. */
  @Post("/lots/{lotId}/bids/{bidId}/arithmetic")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> decide(
      HttpRequest<?> request, Actor actor, long id, long lotId, long bidId, @Body String body) {
    Form form = Forms.read(request, body);
    boolean excluded = form.chosen("act", "exclude");
    return Pages.orAgain(
        request,
        form,
        () -> {
          decideArithmetic.run(actor, id, lotId, bidId, excluded, form.value("reason"));
          return Pages.redirect(
              "/tenders/" + id + "/prices/lots/" + lotId + "/bids/" + bidId,
              Tone.GOOD,
              excluded
                  ? "evaluation.price.arithmetic-excluded"
                  : "evaluation.price.arithmetic-readmitted");
        },
        marked -> workingPage(request, actor, id, lotId, bidId, marked));
  }

  private ModelAndView<?> workingPage(
      HttpRequest<?> request, Actor actor, long id, long lotId, long bidId, Form form) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    TenderQueries.TenderLot lot = lot(id, lotId);
    Page page = frame.page(request, tender, "evaluation.price.working");
    String lotName = page.t().get("evaluation.lot", lot.number(), page.t().of(lot.title()));
    return new ModelAndView<>(
        "evaluation/price/working",
        Map.of(
            "form",
            form,
            "chair",
            access.mayChair(actor, tender),
            "page",
            page.below(page.t().get("evaluation.price.title"), "/tenders/" + id + "/prices")
                .below(lotName, "/tenders/" + id + "/prices/lots/" + lotId),
            "tender",
            tender,
            "lot",
            lot,
            "working",
            viewPrices.working(actor, id, lotId, bidId)));
  }

  private Map<String, Object> model(
      HttpRequest<?> request, Actor actor, long id, long lotId, String view) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    TenderQueries.TenderLot lot = lot(id, lotId);
    List<TenderQueries.TenderLot> lots = tenders.listLots(id);
    Page page = frame.page(request, tender, "evaluation.price.title");
    page = page.below(page.title(), "/tenders/" + id + "/prices");
    page = page.titledAs(page.t().get("evaluation.lot", lot.number(), page.t().of(lot.title())));
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("tender", tender);
    model.put("lot", lot);
    model.put("lots", lots);
    model.put("views", views(page, id, lotId, view));
    return model;
  }

  private static List<Tab> views(Page page, long id, long lotId, String current) {
    String path = "/tenders/" + id + "/prices/lots/" + lotId;
    return List.of(
        new Tab(page.t().get("evaluation.price.view-steps"), path, current.equals("steps")),
        new Tab(
            page.t().get("evaluation.price.view-lines"), path + "/lines", current.equals("lines")));
  }

  private TenderQueries.TenderLot lot(long id, long lotId) {
    return tenders.listLots(id).stream()
        .filter(l -> l.id() == lotId)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("lot " + lotId));
  }

  private BigDecimal rule(long id, String code) {
    return tenders.findRule(id, code).orElse(BigDecimal.ZERO).stripTrailingZeros();
  }
}

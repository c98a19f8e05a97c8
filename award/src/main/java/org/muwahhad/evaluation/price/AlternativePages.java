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
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The alternative of a bid to a lot, and what the panel makes of it, in the browser. */
@Hidden
@Controller("/tenders/{id}/prices/lots/{lotId}/bids/{bidId}/alternative")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AlternativePages {
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final ViewPrices viewPrices;
  private final DecideAlternative decideAlternative;

  AlternativePages(
      EvaluationFrame frame,
      EvaluationAccess access,
      ViewPrices viewPrices,
      DecideAlternative decideAlternative) {
    this.frame = frame;
    this.access = access;
    this.viewPrices = viewPrices;
    this.decideAlternative = decideAlternative;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id, long lotId, long bidId) {
    return page(request, actor, id, lotId, bidId, Form.empty());
  }

  /** The panel accepts the alternative in the place of the bid, or refuses it. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> decide(
      HttpRequest<?> request, Actor actor, long id, long lotId, long bidId, @Body String body) {
    Form form = Forms.readSheet(request, body);
    boolean accepted = form.chosen("act", "accept");
    return Pages.orAgain(
        request,
        form,
        () -> {
          decideAlternative.run(actor, id, lotId, bidId, accepted, form.value("reason"));
          return Pages.redirect(
              "/tenders/" + id + "/prices/lots/" + lotId + "/bids/" + bidId + "/alternative",
              Tone.GOOD,
              accepted ? "evaluation.alternative.saved-accepted" : "evaluation.alternative.saved");
        },
        marked -> page(request, actor, id, lotId, bidId, marked));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, long id, long lotId, long bidId, Form form) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    PriceWorking working = viewPrices.working(actor, id, lotId, bidId);
    Page page = frame.page(request, tender, "evaluation.alternative.title");
    String prices = "/tenders/" + id + "/prices";
    String lot =
        page.t()
            .get(
                "evaluation.lot", working.bid().lotNumber(), page.t().of(working.bid().lotTitle()));
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page",
        page.below(page.t().get("evaluation.price.title"), prices)
            .below(lot, prices + "/lots/" + lotId)
            .below(
                page.t().get("evaluation.price.working"),
                prices + "/lots/" + lotId + "/bids/" + bidId));
    model.put("form", form);
    model.put("chair", access.mayChair(actor, tender));
    model.put("tender", tender);
    model.put("bid", working.bid());
    OfferedAlternative alternative = working.alternative();
    if (alternative != null) {
      model.put("alternative", alternative);
    }
    return new ModelAndView<>("evaluation/price/alternative", model);
  }
}

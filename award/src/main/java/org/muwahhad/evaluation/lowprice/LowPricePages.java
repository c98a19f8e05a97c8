package org.muwahhad.evaluation.lowprice;

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
import java.time.Instant;
import java.util.HashMap;
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
import org.muwahhad.web.Tone;

/** The panel's side of the dialogue on an abnormally low price, in the browser. */
@Hidden
@Controller("/tenders/{id}/ranking/lots/{lotId}/bids/{bidId}/low-price")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class LowPricePages {
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final TenderQueries tenders;
  private final ViewLowPrice viewLowPrice;
  private final AskLowPrice askLowPrice;
  private final DecideLowPrice decideLowPrice;

  LowPricePages(
      EvaluationFrame frame,
      EvaluationAccess access,
      TenderQueries tenders,
      ViewLowPrice viewLowPrice,
      AskLowPrice askLowPrice,
      DecideLowPrice decideLowPrice) {
    this.frame = frame;
    this.access = access;
    this.tenders = tenders;
    this.viewLowPrice = viewLowPrice;
    this.askLowPrice = askLowPrice;
    this.decideLowPrice = decideLowPrice;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id, long lotId, long bidId) {
    return page(request, actor, id, lotId, bidId, Form.empty());
  }

  @Post("/questions")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> ask(
      HttpRequest<?> request, Actor actor, long id, long lotId, long bidId, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          askLowPrice.run(actor, id, lotId, bidId, form.value("question"), due(form));
          return Pages.redirect(path(id, lotId, bidId), Tone.GOOD, "evaluation.low.asked");
        },
        marked -> page(request, actor, id, lotId, bidId, marked));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> decide(
      HttpRequest<?> request, Actor actor, long id, long lotId, long bidId, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          boolean accepted = accepted(form);
          decideLowPrice.run(actor, id, lotId, bidId, accepted, form.value("reason"));
          return Pages.redirect(
              "/tenders/" + id + "/ranking",
              Tone.GOOD,
              accepted ? "evaluation.low-price-accepted" : "evaluation.low-price-rejected");
        },
        marked -> page(request, actor, id, lotId, bidId, marked));
  }

  private static boolean accepted(Form form) {
    return switch (form.value("decision")) {
      case "accept" -> true;
      case "reject" -> false;
      default -> throw new Refusal.InvalidInput("decision", "evaluation.decision-choose");
    };
  }

  /** The date is entered in Riyadh time, as every deadline is. */
  private static Instant due(Form form) {
    return form.dateTime("due")
        .map(d -> d.atZone(Page.RIYADH).toInstant())
        .orElseThrow(() -> new Refusal.InvalidInput("due", "shared.missing"));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, long id, long lotId, long bidId, Form form) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    Page page = frame.page(request, tender, "evaluation.low-price");
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page", page.below(page.t().get("evaluation.ranking"), "/tenders/" + id + "/ranking"));
    model.put("form", form);
    model.put("tender", tender);
    model.put("price", viewLowPrice.get(actor, id, lotId, bidId));
    model.put("chair", access.mayChair(actor, tender));
    model.put("path", path(id, lotId, bidId));
    model.put("belowMean", rule(id, "abnormal.mean-percent"));
    model.put("belowNext", rule(id, "abnormal.next-percent"));
    return new ModelAndView<>("evaluation/lowprice/dialogue", model);
  }

  private BigDecimal rule(long id, String code) {
    return tenders.rule(id, code).stripTrailingZeros();
  }

  private static String path(long id, long lotId, long bidId) {
    return "/tenders/" + id + "/ranking/lots/" + lotId + "/bids/" + bidId + "/low-price";
  }
}

package org.muwahhad.evaluation.check;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;

/** The answers of all bids to the requirements of one item after the other, side by side. */
@Hidden
@Controller("/tenders/{id}/evaluation/compliance")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CompliancePages {
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final BidderNames bidders;
  private final ViewCompliance viewCompliance;

  CompliancePages(
      EvaluationFrame frame,
      EvaluationAccess access,
      BidderNames bidders,
      ViewCompliance viewCompliance) {
    this.frame = frame;
    this.access = access;
    this.bidders = bidders;
    this.viewCompliance = viewCompliance;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "0") long item) {
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    List<EvaluationQueries.Bidder> shown = bidders.list(actor, id);
    Page titled = frame.page(request, tender, "evaluation.compliance.title");
    Map<String, Object> model = new HashMap<>();
    model.put("page", titled);
    model.put("tender", tender);
    model.put("bidders", shown);
    model.put("sheet", viewCompliance.findSheet(id, shown, lot, item).orElse(null));
    model.put("missed", viewCompliance.listMissed(id, shown));
    model.put("tabs", frame.tabs(titled, tender, frame.isMember(actor, id), "compliance"));
    return new ModelAndView<>("evaluation/check/compliance", model);
  }
}

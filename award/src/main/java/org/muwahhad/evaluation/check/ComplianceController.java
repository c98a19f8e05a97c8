package org.muwahhad.evaluation.check;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;

/** What all bids answer to the requirements of one item after the other, side by side. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ComplianceController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    BidderNames bidders,
    ViewCompliance viewCompliance) {

  /**
   * Requirements of one lot with what all bids answer to them, twenty items at a time; not found
   * when the tender has none.
   *
   * @param lot the first with requirements when left out
   */
  @Get("/api/v1/tenders/{id}/evaluation/compliance")
  Compliance compliance(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "1") int page) {
    access.requireMaskedReader(actor, id);
    return viewCompliance
        .find(id, bidders.list(actor, id), lot, page)
        .orElseThrow(() -> new Refusal.NotFound("requirements of tender " + id));
  }

  /** The bids that miss mandatory requirements in the lots they are for. */
  @Get("/api/v1/tenders/{id}/evaluation/compliance/missed")
  List<Compliance.MandatoryShortfall> missed(Actor actor, long id) {
    access.requireMaskedReader(actor, id);
    return viewCompliance.listMissed(id, bidders.list(actor, id));
  }

  /** One item at a time. */
  @Hidden
  @Get("/tenders/{id}/evaluation/compliance")
  HttpResponse<List<Compliance.MandatoryShortfall>> page(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") long lot,
      @QueryValue(defaultValue = "0") long item) {
    TenderQueries.Tender tender = access.requireMaskedReader(actor, id);
    List<EvaluationQueries.Bidder> shown = bidders.list(actor, id);
    List<Compliance.MandatoryShortfall> missed = viewCompliance.listMissed(id, shown);
    return answers.show(
        "evaluation/check/compliance",
        missed,
        page -> {
          Map<String, Object> model = new HashMap<>();
          model.put("page", frame.page(page, tender, "evaluation.compliance.title"));
          model.put("tender", tender);
          model.put("bidders", shown);
          model.put("view", viewCompliance.findSheet(id, shown, lot, item).orElse(null));
          model.put("missed", missed);
          model.put("tabs", frame.tabs(page, tender, frame.isMember(actor, id), "compliance"));
          return model;
        });
  }
}

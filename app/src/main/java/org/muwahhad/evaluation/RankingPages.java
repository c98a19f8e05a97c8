package org.muwahhad.evaluation;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The ranking of every lot, with every figure, in the browser. */
@Hidden
@Controller("/tenders/{id}/ranking")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RankingPages {
  private final EvaluationFrame frame;
  private final Pages pages;
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final LotRankingViews rankings;
  private final TenderViews tenders;
  private final RankBids rankBids;

  RankingPages(
      EvaluationFrame frame,
      Pages pages,
      EvaluationAccess access,
      EvaluationProgress progress,
      LotRankingViews rankings,
      TenderViews tenders,
      RankBids rankBids) {
    this.frame = frame;
    this.pages = pages;
    this.access = access;
    this.progress = progress;
    this.rankings = rankings;
    this.tenders = tenders;
    this.rankBids = rankBids;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    TenderViews.Tender tender = access.requireReader(actor, id);
    Page page = frame.page(request, tender, "evaluation.ranking");
    EvaluationProgress.State state = progress.of(id);
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("tender", tender);
    model.put("state", state);
    model.put("lots", lots(tender));
    model.put("rules", rules(id));
    model.put("chair", access.mayChair(actor, tender));
    model.put("tabs", frame.tabs(page, id, frame.isMember(actor, id), "ranking"));
    return new ModelAndView<>("evaluation/ranking", model);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> rank(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    String back = "/tenders/" + id + "/ranking";
    return pages.after(
        request,
        back,
        () -> {
          rankBids.run(actor, id);
          return Pages.redirect(back, Tone.GOOD, "evaluation.ranked");
        });
  }

  private List<RankedLot> lots(TenderViews.Tender tender) {
    List<LotRankingViews.Row> all = rankings.listRanking(tender.id());
    List<RankedLot> lots = new ArrayList<>();
    for (TenderViews.Lot lot : tenders.listLots(tender.id())) {
      List<LotRankingViews.Row> rows = all.stream().filter(r -> r.lotId() == lot.id()).toList();
      lots.add(
          new RankedLot(
              lot,
              rows,
              rows.stream().anyMatch(LotRankingViews.Row::admissible),
              LotRanking.seed(tender.ocid(), lot.number())));
    }
    return lots;
  }

  private Map<String, BigDecimal> rules(long id) {
    Map<String, BigDecimal> rules = new HashMap<>();
    tenders.listRules(id).forEach(r -> rules.put(r.code(), r.value().stripTrailingZeros()));
    return rules;
  }
}

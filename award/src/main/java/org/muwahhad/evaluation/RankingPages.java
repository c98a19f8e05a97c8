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
import io.micronaut.http.annotation.QueryValue;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The ranking of every lot, with every figure, in the browser. */
@Hidden
@Controller("/tenders/{id}/ranking")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RankingPages {
  private static final int BIDS_ON_A_PAGE = 200;
  private static final int MOST_LOTS = 20;
  private final EvaluationFrame frame;
  private final Pages pages;
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final LotRankingQueries rankings;
  private final TenderQueries tenders;
  private final RankBids rankBids;

  RankingPages(
      EvaluationFrame frame,
      Pages pages,
      EvaluationAccess access,
      EvaluationProgress progress,
      LotRankingQueries rankings,
      TenderQueries tenders,
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
  ModelAndView<?> show(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(value = "page", defaultValue = "1") int number,
      @QueryValue(defaultValue = "0") int examination) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    Page page = frame.page(request, tender, "evaluation.ranking");
    EvaluationProgress.ExaminationState state = progress.of(id);
    Map<String, Object> model = new HashMap<>();
    String address = "/tenders/" + id + "/ranking";
    ExaminationChoice choice = ExaminationChoice.of(examination, state.examination(), address);
    List<TenderQueries.TenderLot> lots = lots(tender, choice);
    PageNumbers all = PageNumbers.of(number, lotsOnAPage(state), lots.size(), address);
    PageNumbers numbers = choice.isLatest() ? all : all.with(choice.query());
    model.put("choice", choice);
    model.put("page", page);
    model.put("tender", tender);
    model.put("state", state);
    model.put("lots", ranked(tender, numbers.of(lots), choice));
    model.put("numbers", numbers);
    model.put("rules", rules(id));
    model.put("chair", choice.isLatest() && access.mayChair(actor, tender));
    model.put("tabs", frame.tabs(page, tender, frame.isMember(actor, id), "ranking"));
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

  /** As many lots as make a page of some two hundred bids: one with a hundred bidders is long. */
  private static int lotsOnAPage(EvaluationProgress.ExaminationState state) {
    return Math.max(1, Math.min(MOST_LOTS, BIDS_ON_A_PAGE / Math.max(1, state.bids())));
  }

  /** All lots as they stand now, or those that an earlier examination ranked. */
  private List<TenderQueries.TenderLot> lots(
      TenderQueries.Tender tender, ExaminationChoice choice) {
    List<TenderQueries.TenderLot> lots = tenders.listLots(tender.id());
    if (choice.isLatest()) {
      return lots;
    }
    Set<Long> ranked =
        rankings.listExamined(tender.id(), choice.shown()).stream()
            .map(LotRankingQueries.LotRankingRow::lotId)
            .collect(Collectors.toSet());
    return lots.stream().filter(l -> ranked.contains(l.id())).toList();
  }

  private List<RankedLot> ranked(
      TenderQueries.Tender tender, List<TenderQueries.TenderLot> lots, ExaminationChoice choice) {
    List<Long> ids = lots.stream().map(TenderQueries.TenderLot::id).toList();
    Map<Long, List<LotRankingQueries.LotRankingRow>> rows =
        (choice.isLatest()
                ? rankings.listLotsRanking(tender.id(), ids)
                : rankings.listExamined(tender.id(), choice.shown()))
            .stream().collect(Collectors.groupingBy(LotRankingQueries.LotRankingRow::lotId));
    return lots.stream()
        .map(
            lot -> {
              List<LotRankingQueries.LotRankingRow> own = rows.getOrDefault(lot.id(), List.of());
              return new RankedLot(
                  lot,
                  own,
                  own.stream().anyMatch(LotRankingQueries.LotRankingRow::admissible),
                  own.isEmpty() ? "" : own.get(0).drawSeed());
            })
        .toList();
  }

  private Map<String, BigDecimal> rules(long id) {
    Map<String, BigDecimal> rules = new HashMap<>();
    tenders.listRules(id).forEach(r -> rules.put(r.code(), r.value().stripTrailingZeros()));
    return rules;
  }
}

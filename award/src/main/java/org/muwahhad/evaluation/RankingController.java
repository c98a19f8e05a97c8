package org.muwahhad.evaluation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;

/** The ranking of every lot, with every figure. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record RankingController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    EvaluationQueries queries,
    EvaluationProgress progress,
    LotRankingQueries rankings,
    TenderQueries tenders,
    RankBids rankBids) {
  private static final int BIDS_ON_A_PAGE = 200;
  private static final int MOST_LOTS = 20;

  /**
   * The rankings of all lots as they stand, or those that an examination ended with.
   *
   * @param examination its number; all lots as they stand when left out
   */
  @Get("/api/v1/tenders/{id}/ranking")
  List<LotRankingQueries.LotRankingRow> ranking(
      Actor actor, long id, @QueryValue(defaultValue = "0") int examination) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    return examination == 0
        ? rankings.listRanking(tender.id())
        : rankings.listExamined(id, queries.examination(id, examination));
  }

  /** Some lots at a time. */
  @Hidden
  @Get("/tenders/{id}/ranking")
  HttpResponse<List<RankedLot>> page(
      Actor actor,
      long id,
      @QueryValue(value = "page", defaultValue = "1") int number,
      @QueryValue(defaultValue = "0") int examination) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    EvaluationProgress.ExaminationState state = progress.of(id);
    ExaminationChoice choice = ExaminationChoice.of(examination, state.examination(), address(id));
    List<TenderQueries.TenderLot> lots = lots(tender, choice);
    PageNumbers all = PageNumbers.of(number, lotsOnAPage(state), lots.size(), address(id));
    PageNumbers numbers = choice.isLatest() ? all : all.with(choice.query());
    List<RankedLot> ranked = ranked(tender, numbers.of(lots), choice);
    return answers.show(
        "evaluation/ranking",
        ranked,
        page ->
            Map.of(
                "page",
                frame.page(page, tender, "evaluation.ranking"),
                "choice",
                choice,
                "tender",
                tender,
                "state",
                state,
                "lots",
                ranked,
                "numbers",
                numbers,
                "rules",
                rules(id),
                "chair",
                choice.isLatest() && access.mayChair(actor, tender),
                "tabs",
                frame.tabs(page, tender, frame.isMember(actor, id), "ranking")));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/tenders/{id}/ranking", "/tenders/{id}/ranking"})
  HttpResponse<List<LotRankingQueries.LotRankingRow>> rank(Actor actor, long id) {
    return answers
        .act(() -> rankBids.run(actor, id))
        .then(address(id), "evaluation.ranked")
        .reviewed(
            done ->
                Review.of("evaluation.rank", address(id))
                    .fact("tender.number", tenders.getTender(id).number())
                    .fact("evaluation.review-lots", tenders.listLots(id).size())
                    .effect("evaluation.review-rank-effect")
                    .lasting("evaluation.review-rank-lasting"))
        .orBack(address(id))
        .answering(done -> rankings.listRanking(id));
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

  private static String address(long id) {
    return "/tenders/" + id + "/ranking";
  }
}

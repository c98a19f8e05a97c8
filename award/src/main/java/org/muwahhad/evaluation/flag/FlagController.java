package org.muwahhad.evaluation.flag;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;

/** Red flags in the bids that call for a closer look: hints, never verdicts. */
@Tag(name = "evaluation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record FlagController(
    Answers answers,
    EvaluationFrame frame,
    EvaluationAccess access,
    EvaluationProgress progress,
    ViewRedFlags viewRedFlags,
    RemarkOnFlag remarkOnFlag) {
  private static final int SIZE = 50;

  /** What the panel found when it looked into a red flag. */
  record NewRemark(@Nullable String remark) {}

  @Get(uris = {"/api/v1/tenders/{id}/flags", "/tenders/{id}/flags"})
  HttpResponse<List<TenderRedFlags.RedFlagView>> list(
      Actor actor,
      long id,
      @Parameter(hidden = true) @QueryValue(value = "page", defaultValue = "1") int number) {
    List<TenderRedFlags.RedFlagView> all = viewRedFlags.list(actor, id);
    return answers.show(
        "evaluation/flag/flags",
        all,
        page -> {
          TenderQueries.Tender tender = access.requireReader(actor, id);
          PageNumbers numbers = PageNumbers.of(number, SIZE, all.size(), address(id));
          return Map.of(
              "page",
              frame.page(page, tender, "evaluation.flag.title"),
              "tender",
              tender,
              "flags",
              numbers.of(all),
              "numbers",
              numbers,
              "ranked",
              progress.of(id).ranked(),
              "auditor",
              actor.is(Role.AUDITOR),
              "tabs",
              frame.tabs(page, tender, frame.isMember(actor, id), "flags"));
        });
  }

  /** The score of a tender with the flags that it is made of. */
  @Get(uris = {"/api/v1/tenders/{id}/risk", "/tenders/{id}/risk"})
  @Secured("AUDITOR")
  HttpResponse<RiskScore> score(Actor actor, long id) {
    RiskScore score = viewRedFlags.score(actor, id);
    return answers.show(
        "evaluation/flag/risk",
        score,
        page -> {
          TenderQueries.Tender tender = access.requireReader(actor, id);
          return Map.of(
              "page",
              frame
                  .page(page, tender, "evaluation.flag.risk")
                  .below(page.t().get("evaluation.flag.title"), address(id)),
              "tender",
              tender,
              "score",
              score);
        });
  }

  @Get(uris = {"/api/v1/tenders/{id}/flags/{key}", "/tenders/{id}/flags/{key}"})
  HttpResponse<TenderRedFlags.RedFlagView> get(Actor actor, long id, String key) {
    TenderRedFlags.RedFlagView flag = viewRedFlags.get(actor, id, key);
    return answers.show(
        "evaluation/flag/flag",
        flag,
        page -> {
          TenderQueries.Tender tender = access.requireReader(actor, id);
          return Map.of(
              "page",
              frame
                  .page(page, tender, flag.redFlag().titleKey())
                  .below(page.t().get("evaluation.flag.title"), address(id)),
              "tender",
              tender,
              "flag",
              flag,
              "chair",
              access.isChair(actor, id),
              "auditor",
              actor.is(Role.AUDITOR));
        });
  }

  @Post(uris = {"/api/v1/tenders/{id}/flags/{key}", "/tenders/{id}/flags/{key}"})
  HttpResponse<TenderRedFlags.RedFlagView> remark(
      Actor actor, long id, String key, @Body NewRemark body) {
    String remark = body.remark();
    return answers
        .act(() -> remarkOnFlag.run(actor, id, key, remark == null ? "" : remark))
        .then(address(id) + "/" + key, "evaluation.flag.remarked")
        .showing(() -> get(actor, id, key));
  }

  private static String address(long id) {
    return "/tenders/" + id + "/flags";
  }
}

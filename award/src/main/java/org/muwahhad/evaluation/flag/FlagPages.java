package org.muwahhad.evaluation.flag;

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
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationFrame;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Signs in the bids that call for a closer look, in the browser: hints, never verdicts. */
@Hidden
@Controller("/tenders/{id}/flags")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class FlagPages {
  private static final int SIZE = 50;
  private final EvaluationFrame frame;
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final ViewRedFlags viewRedFlags;
  private final RemarkOnFlag remarkOnFlag;

  FlagPages(
      EvaluationFrame frame,
      EvaluationAccess access,
      EvaluationProgress progress,
      ViewRedFlags viewRedFlags,
      RemarkOnFlag remarkOnFlag) {
    this.frame = frame;
    this.access = access;
    this.progress = progress;
    this.viewRedFlags = viewRedFlags;
    this.remarkOnFlag = remarkOnFlag;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> list(
      HttpRequest<?> request, Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    Page shown = frame.page(request, tender, "evaluation.flag.title");
    List<ViewRedFlags.Flag> all = viewRedFlags.list(actor, id);
    PageNumbers numbers = PageNumbers.of(page, SIZE, all.size(), "/tenders/" + id + "/flags");
    return new ModelAndView<>(
        "evaluation/flag/flags",
        Map.of(
            "page",
            shown,
            "tender",
            tender,
            "flags",
            numbers.of(all),
            "numbers",
            numbers,
            "ranked",
            progress.of(id).ranked(),
            "tabs",
            frame.tabs(shown, tender, frame.isMember(actor, id), "flags")));
  }

  @Get("/{key}")
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id, String key) {
    return page(request, actor, id, key, Form.empty());
  }

  @Post("/{key}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> remark(
      HttpRequest<?> request, Actor actor, long id, String key, @Body String body) {
    Form form = Forms.read(request, body);
    return Pages.orAgain(
        request,
        form,
        () -> {
          remarkOnFlag.run(actor, id, key, form.value("remark"));
          return Pages.redirect(
              "/tenders/" + id + "/flags/" + key, Tone.GOOD, "evaluation.flag.remarked");
        },
        marked -> page(request, actor, id, key, marked));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, long id, String key, Form form) {
    TenderQueries.Tender tender = access.requireReader(actor, id);
    ViewRedFlags.Flag flag = viewRedFlags.get(actor, id, key);
    Page page = frame.page(request, tender, "evaluation.flag.kind." + flag.sign().kind());
    return new ModelAndView<>(
        "evaluation/flag/flag",
        Map.of(
            "page",
            page.below(page.t().get("evaluation.flag.title"), "/tenders/" + id + "/flags"),
            "form",
            form,
            "tender",
            tender,
            "flag",
            flag,
            "chair",
            access.isChair(actor, id)));
  }
}

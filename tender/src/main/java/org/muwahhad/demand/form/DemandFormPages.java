package org.muwahhad.demand.form;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineForm;
import org.muwahhad.demand.submission.ReviewDemand;
import org.muwahhad.demand.submission.StandardHint;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/**
 * Where an officer fills in the demand of the entity: one form whose buttons add and remove lines,
 * search the catalog, save and go on to the check, and which loses nothing typed on the way.
 */
@Hidden
@Controller("/rounds/{id}/submission")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record DemandFormPages(
    Answers answers,
    DemandForm demandForm,
    FormActions formActions,
    DraftText draftText,
    MergePages mergePages,
    SubmissionQueries queries,
    StartSubmission startSubmission,
    KeepDraft keepDraft,
    TakeDraft takeDraft,
    ReviewDemand reviewDemand) {
  /** More lines than this are edited in the workbook only: no browser holds a form of them. */
  private static final int MOST_IN_FORM = 2000;

  private static final int LINES_ON_A_PAGE = 100;

  @Post("/start")
  HttpResponse<String> start(Actor actor, long id) {
    return answers
        .act(() -> startSubmission.run(actor, id))
        .then(done -> Pages.redirect(OwnSubmission.path(id)))
        .orBack("/rounds/" + id)
        .done();
  }

  @Get
  HttpResponse<?> edit(Actor actor, long id) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    if (!own.isEditable()) {
      return Pages.redirect("/submissions/" + own.id());
    }
    DraftText.DraftStanding standing = draftText.of(own.id(), own.formVersion());
    if (standing.lines().size() > MOST_IN_FORM) {
      return Pages.redirect(
          OwnSubmission.path(id) + "/lines",
          Tone.INFO,
          "demand.workbook-only",
          standing.lines().size());
    }
    Form form = LineForm.of(own.formVersion(), standing.base(), standing.lines());
    return shown(actor, own, form, FormPanel.NONE);
  }

  /** The lines as typed, page by page, for a draft that is too long for the form. */
  @Get("/lines")
  HttpResponse<String> lines(Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    List<DraftLine> lines = draftText.of(own.id(), own.formVersion()).lines();
    PageNumbers numbers =
        PageNumbers.of(page, LINES_ON_A_PAGE, lines.size(), OwnSubmission.path(id) + "/lines");
    List<DraftLine> shown = numbers.of(lines);
    return answers.page(
        "demand/form/draft-lines",
        frame ->
            Map.of(
                "page",
                demandForm.titled(frame, own, "demand.draft-lines-title"),
                "own",
                own,
                "lines",
                shown,
                "items",
                demandForm.items(own, shown.stream().map(DraftLine::item).toList()),
                "numbers",
                numbers));
  }

  /** Results of the catalog search while typing. */
  @Get("/items")
  HttpResponse<String> items(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "false") boolean favourites) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return answers.page(
        "demand/form/foundItems",
        page ->
            Map.of(
                "page",
                page,
                "query",
                q,
                "found",
                demandForm.search(actor, own, q, favourites),
                "outside",
                favourites ? List.of() : demandForm.outside(own, q)));
  }

  /** The items that match what is typed in a line, as choices of its list. */
  @Get("/options")
  HttpResponse<String> options(Actor actor, long id, @QueryValue(defaultValue = "") String q) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return answers.page(
        "demand/form/itemOptions",
        page ->
            Map.of(
                "page",
                page,
                "query",
                q,
                "found",
                demandForm.search(actor, own, q, false),
                "outside",
                demandForm.outside(own, q)));
  }

  /** The standard item near the one of a line, as a fragment for the line. */
  @Get("/hint")
  HttpResponse<String> hint(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") int index,
      @QueryValue(defaultValue = "") String item,
      @QueryValue(defaultValue = "") String quantity) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    StandardHint hint = demandForm.hint(actor, own, item, quantity).orElse(null);
    return answers.page(
        "demand/form/standardHint",
        page ->
            Map.of(
                "page",
                page,
                "line",
                new DemandForm.EditedLine(index, null, null, null, null, hint)));
  }

  /** Every button keeps what was typed before it does anything else. */
  @Post
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, long id) {
    Form form = answers.form(Form::empty);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    String act = FormActions.act(form);
    List<DraftLine> typed = LineForm.typed(form);
    FormActions.FormState outcome;
    try {
      outcome = formActions.run(actor, own, form, act);
    } catch (Refusal.RuleBroken refusal) {
      return refused(request, actor, own, form, refusal);
    }
    try {
      int version = keepDraft.run(actor, own.id(), OwnSubmission.version(form), outcome.lines());
      String base = DraftText.DraftStanding.base(outcome.lines());
      Form kept = LineForm.with(form, outcome.lines()).with("version", version).with("base", base);
      return switch (act) {
        case "copy" -> Pages.redirect(OwnSubmission.path(id) + "/copy");
        case "save", "check" -> save(request, actor, own, kept, version, act.equals("check"));
        default -> shown(actor, own, kept, outcome.panel());
      };
    } catch (Refusal.Conflict conflict) {
      return mergePages.ask(actor, own, LineForm.with(form, typed));
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      return refused(request, actor, own, form, refusal);
    }
  }

  private HttpResponse<?> save(
      HttpRequest<?> request,
      Actor actor,
      SubmissionQueries.SubmissionRow own,
      Form kept,
      int version,
      boolean check) {
    Form saved = kept;
    try {
      saved = kept.with("version", takeDraft.run(actor, own.id(), version));
      if (!check) {
        return Pages.redirect(OwnSubmission.path(own.roundId()), Tone.GOOD, "demand.draft-saved");
      }
      reviewDemand.run(actor, own.id());
      return Pages.redirect(OwnSubmission.path(own.roundId()) + "/check");
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      return refused(request, actor, own, saved, refusal);
    }
  }

  private HttpResponse<String> shown(
      Actor actor, SubmissionQueries.SubmissionRow own, Form form, FormPanel panel) {
    return answers.page(
        "demand/form/submission-form", page -> demandForm.model(page, actor, own, form, panel));
  }

  private HttpResponse<?> refused(
      HttpRequest<?> request,
      Actor actor,
      SubmissionQueries.SubmissionRow own,
      Form form,
      Refusal refusal) {
    Form marked = Refusals.mark(form, refusal, Pages.language(request));
    return shown(actor, own, marked, FormPanel.NONE)
        .toMutableResponse()
        .status(HttpStatus.UNPROCESSABLE_ENTITY);
  }
}

package org.muwahhad.demand.form;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineForm;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** Where two versions of one draft meet, and the officer chooses line by line. */
@Hidden
@Controller("/rounds/{id}/submission/merge")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record MergePages(
    Answers answers,
    DemandForm demandForm,
    DraftText draftText,
    SubmissionQueries queries,
    KeepDraft keepDraft) {

  @Post
  HttpResponse<?> merge(HttpRequest<?> request, Actor actor, long id) {
    Form form = answers.form(Form::empty);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    DraftText.DraftStanding theirs = draftText.of(own.id());
    DraftMerge merge = merge(form, theirs);
    boolean seen = form.value("theirVersion").equals(Integer.toString(theirs.version()));
    Form checked = seen ? unanswered(request, form, merge) : form;
    if (!seen || checked.hasErrors()) {
      return ask(actor, own, checked);
    }
    List<DraftLine> merged =
        merge.merged(r -> Objects.requireNonNull(choice(form, r).orElse(null)));
    try {
      keepDraft.run(actor, own.id(), theirs.version(), merged);
    } catch (Refusal.Conflict conflict) {
      return ask(actor, own, form);
    }
    return Pages.redirect(OwnSubmission.path(id), Tone.GOOD, "demand.merged");
  }

  /** Shows both versions, since one was typed on what is no longer there. */
  HttpResponse<?> ask(Actor actor, SubmissionQueries.SubmissionRow own, Form form) {
    actor.requireOfficerOf(own.entityId());
    DraftText.DraftStanding theirs = draftText.of(own.id());
    return answers
        .page(
            "demand/form/draft-merge",
            page ->
                Map.of(
                    "page",
                    demandForm
                        .titled(page, own, "demand.merge-title")
                        .below(
                            page.t().get("demand.form-title"), OwnSubmission.path(own.roundId())),
                    "form",
                    form,
                    "sites",
                    demandForm.sites(page, own),
                    "view",
                    new MergeView(
                        own,
                        merge(form, theirs),
                        LineForm.typed(form),
                        theirs.version(),
                        theirs.kept())))
        .toMutableResponse()
        .status(HttpStatus.CONFLICT);
  }

  private static DraftMerge merge(Form form, DraftText.DraftStanding theirs) {
    return DraftMerge.of(form.value("base"), LineForm.typed(form), theirs.lines());
  }

  private static Form unanswered(HttpRequest<?> request, Form form, DraftMerge merge) {
    Form checked = form;
    for (DraftMerge.MergedLine row : merge.rows()) {
      if (!row.isSame() && choice(form, row).isEmpty()) {
        checked =
            checked.withError("choice-" + row.key(), texts(request).get("demand.merge-choose"));
      }
    }
    return checked;
  }

  private static Texts texts(HttpRequest<?> request) {
    return Texts.in(Pages.language(request));
  }

  private static Optional<DraftMerge.MergeSide> choice(Form form, DraftMerge.MergedLine row) {
    return switch (form.value("choice-" + row.key())) {
      case "MINE" -> Optional.of(DraftMerge.MergeSide.MINE);
      case "THEIRS" -> Optional.of(DraftMerge.MergeSide.THEIRS);
      default -> Optional.empty();
    };
  }
}

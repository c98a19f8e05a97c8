package org.muwahhad.demand.form;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineField;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where an officer copies lines from the demand of an earlier round. */
@Hidden
@Controller("/rounds/{id}/submission/copy")
@PageAndApi(sheets = true)
@Secured(SecurityRule.IS_AUTHENTICATED)
record CopyPages(
    Answers answers,
    DemandForm demandForm,
    CopyableDemand copyableDemand,
    DraftText draftText,
    SubmissionQueries queries,
    KeepDraft keepDraft) {
  private static final BigDecimal LARGEST_CHANGE = BigDecimal.valueOf(1000);
  private static final BigDecimal SMALLEST_CHANGE = BigDecimal.valueOf(-99);

  /** The lines of an earlier round, with what was asked for and awarded. */
  @Get
  HttpResponse<String> choose(Actor actor, long id, @QueryValue @Nullable Long from) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return page(own, copyableDemand.view(own, from));
  }

  /** Adds the ticked lines to the draft as it stands. */
  @Post
  HttpResponse<String> copy(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    CopyableDemand.CopyView copied = copyableDemand.view(own, from(form));
    return answers
        .act(() -> keep(actor, own, copied, form))
        .then(
            count ->
                Pages.redirect(
                    OwnSubmission.path(id),
                    Tone.GOOD,
                    "demand.copied",
                    count,
                    copied.chosen() == null ? "" : copied.chosen().roundCode()))
        .showing(() -> page(own, copied));
  }

  /** Returns how many lines were added. */
  private int keep(
      Actor actor, SubmissionQueries.SubmissionRow own, CopyableDemand.CopyView copied, Form form) {
    BigDecimal percent = percent(form);
    DraftText.DraftStanding standing = draftText.of(own.id(), own.formVersion());
    List<DraftLine> lines = new ArrayList<>();
    standing.lines().stream().filter(l -> !l.isBlank()).forEach(lines::add);
    List<DraftLine> more = ticked(copied, Set.copyOf(form.values("lines")), percent);
    lines.addAll(more);
    keepDraft.run(actor, own.id(), standing.version(), lines);
    return more.size();
  }

  private static @Nullable Long from(Form form) {
    String from = form.value("from");
    return from.matches("\\d{1,18}") ? Long.valueOf(from) : null;
  }

  private static BigDecimal percent(Form form) {
    Optional<BigDecimal> typed = form.decimal("percent");
    if (typed.isEmpty() && form.text("percent").isPresent()) {
      throw new Refusal.InvalidInput("percent", "shared.not-a-number");
    }
    BigDecimal percent = typed.orElse(BigDecimal.ZERO);
    if (percent.compareTo(SMALLEST_CHANGE) < 0 || percent.compareTo(LARGEST_CHANGE) > 0) {
      throw new Refusal.InvalidInput(
          "percent", "demand.copy-percent", SMALLEST_CHANGE, LARGEST_CHANGE);
    }
    return percent;
  }

  private static List<DraftLine> ticked(
      CopyableDemand.CopyView copied, Set<String> ticked, BigDecimal percent) {
    List<DraftLine> lines = new ArrayList<>();
    for (CopyableDemand.CopyableLine line : copied.lines()) {
      DraftLine copy = line.copy();
      if (copy != null && ticked.contains(Long.toString(line.line().id()))) {
        BigDecimal quantity = CopyableDemand.adjusted(line.line().quantity(), percent);
        lines.add(
            line.countedIn() == null
                ? copy.with(LineField.QUANTITY, quantity.stripTrailingZeros().toPlainString())
                : copy);
      }
    }
    if (lines.isEmpty()) {
      throw new Refusal.RuleBroken("demand.copy-none-chosen");
    }
    return lines;
  }

  private HttpResponse<String> page(
      SubmissionQueries.SubmissionRow own, CopyableDemand.CopyView copied) {
    return answers.page(
        "demand/form/copy",
        page ->
            Map.of(
                "page",
                demandForm
                    .titled(page, own, "demand.copy-title")
                    .below(page.t().get("demand.form-title"), OwnSubmission.path(own.roundId())),
                "own",
                own,
                "copy",
                copied));
  }
}

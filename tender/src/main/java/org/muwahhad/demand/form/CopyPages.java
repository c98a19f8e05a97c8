package org.muwahhad.demand.form;

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
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Where an officer copies lines from the demand of an earlier round. */
@Hidden
@Controller("/rounds/{id}/submission/copy")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class CopyPages {
  private static final BigDecimal LARGEST_CHANGE = BigDecimal.valueOf(1000);
  private static final BigDecimal SMALLEST_CHANGE = BigDecimal.valueOf(-99);

  private final Pages pages;
  private final DemandForm demandForm;
  private final CopyableDemand copyableDemand;
  private final DraftText draftText;
  private final SubmissionQueries queries;
  private final KeepDraft keepDraft;

  CopyPages(
      Pages pages,
      DemandForm demandForm,
      CopyableDemand copyableDemand,
      DraftText draftText,
      SubmissionQueries queries,
      KeepDraft keepDraft) {
    this.pages = pages;
    this.demandForm = demandForm;
    this.copyableDemand = copyableDemand;
    this.draftText = draftText;
    this.queries = queries;
    this.keepDraft = keepDraft;
  }

  /** The lines of an earlier round, with what was asked for and awarded. */
  @Get
  ModelAndView<?> choose(
      HttpRequest<?> request, Actor actor, long id, @QueryValue @Nullable Long from) {
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    return page(request, own, copyableDemand.view(own, from), Form.empty());
  }

  /** Adds the ticked lines to the draft as it stands. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> copy(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    CopyableDemand.CopyView copied = copyableDemand.view(own, from(form));
    try {
      BigDecimal percent = percent(form);
      DraftText.DraftStanding standing = draftText.of(own.id(), own.formVersion());
      List<DraftLine> lines = new ArrayList<>();
      standing.lines().stream().filter(l -> !l.isBlank()).forEach(lines::add);
      List<DraftLine> more = ticked(copied, Set.copyOf(form.values("lines")), percent);
      lines.addAll(more);
      keepDraft.run(actor, own.id(), standing.version(), lines);
      return Pages.redirect(
          OwnSubmission.path(id),
          Tone.GOOD,
          "demand.copied",
          more.size(),
          copied.chosen() == null ? "" : copied.chosen().roundCode());
    } catch (Refusal.InvalidInput | Refusal.RuleBroken refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity()
          .contentType(Pages.HTML)
          .body(page(request, own, copied, marked));
    }
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

  private ModelAndView<?> page(
      HttpRequest<?> request,
      SubmissionQueries.SubmissionRow own,
      CopyableDemand.CopyView copied,
      Form form) {
    return new ModelAndView<>(
        "demand/form/copy",
        Map.of(
            "page",
            demandForm
                .titled(pages.of(request), own, "demand.copy-title")
                .below(
                    pages.of(request).t().get("demand.form-title"),
                    OwnSubmission.path(own.roundId())),
            "form",
            form,
            "own",
            own,
            "copy",
            copied));
  }
}

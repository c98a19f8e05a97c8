package org.muwahhad.plan.state;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;
import org.muwahhad.web.workbook.TableUpload;

/** The plan of a state for a year: a grid of groups of categories by quarters. */
@Tag(name = "plans")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record StatePlanController(
    Answers answers,
    ViewStatePlans view,
    BeginStatePlan beginStatePlan,
    SaveStatePlan saveStatePlan,
    SubmitStatePlan submitStatePlan) {

  /** The year that is to be planned. */
  record YearPlanned(@Nullable Integer year) {}

  @Get(uris = {"/api/v1/state-plans/{id}", "/state-plans/{id}"})
  HttpResponse<ViewStatePlans.StatePlanView> get(Actor actor, long id) {
    ViewStatePlans.StatePlanView statePlan = view.get(actor, id);
    Form form = answers.form(() -> form(statePlan));
    return answers.show(
        "plan/state/state-plan",
        statePlan,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("plan.plans"), plans(statePlan))
                    .titled(
                        "plan.state-plan-of",
                        page.t().of(statePlan.plan().name()),
                        String.valueOf(statePlan.plan().year())),
                "view",
                statePlan,
                "form",
                form));
  }

  @Post(uris = {"/api/v1/state-plans", "/state-plans"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewStatePlans.StatePlanView> begin(Actor actor, @Body YearPlanned body) {
    return answers
        .act(() -> beginStatePlan.run(actor, body.year()))
        .then(id -> Pages.redirect(address(id), Tone.GOOD, "plan.begun-now"))
        .orBack("/plans")
        .answering(id -> view.get(actor, id));
  }

  /** Takes the needs in place of those that stand there. */
  @Post(uris = {"/api/v1/state-plans/{id}", "/state-plans/{id}"})
  HttpResponse<ViewStatePlans.StatePlanView> save(
      Actor actor, long id, @Body SaveStatePlan.StatePlanContent body) {
    return answers
        .act(() -> saveStatePlan.run(actor, id, body))
        .then(address(id), "plan.saved-now")
        .showing(() -> get(actor, id));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/state-plans/{id}/submit", "/state-plans/{id}/submit"})
  HttpResponse<ViewStatePlans.StatePlanView> submit(Actor actor, long id) {
    return answers
        .act(() -> submitStatePlan.run(actor, id))
        .then(address(id), "plan.submitted-now")
        .reviewed(done -> review(view.get(actor, id)))
        .orBack(address(id))
        .answering(done -> view.get(actor, id));
  }

  @Hidden
  @Get("/state-plans/{id}/plan.xlsx")
  @Produces(TableUpload.XLSX)
  HttpResponse<byte[]> workbook(HttpRequest<?> request, Actor actor, long id) {
    ViewStatePlans.StatePlanView statePlan = view.get(actor, id);
    return TableUpload.download(
        StatePlanWorkbook.write(Texts.in(Pages.language(request)), statePlan),
        "plan-" + statePlan.plan().stateCode() + "-" + statePlan.plan().year());
  }

  /** Takes the needs of a workbook that was filled in. */
  @Hidden
  @Post("/state-plans/{id}/workbook")
  @Secured("NATIONAL_COORDINATOR")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  HttpResponse<ViewStatePlans.StatePlanView> take(
      Actor actor,
      long id,
      @Nullable @Part("file") CompletedFileUpload file,
      @Nullable @Part("version") String version,
      @Nullable @Part("csrfToken") String csrfToken) {
    ViewStatePlans.StatePlanView statePlan = view.get(actor, id);
    answers.take(csrfToken, form(statePlan));
    return answers
        .act(
            () ->
                saveStatePlan.run(
                    actor,
                    id,
                    StatePlanWorkbook.read(
                        TableUpload.readWorkbook(file, "plan.workbook-not-ours").table(),
                        statePlan.plan().reason(),
                        Form.empty()
                            .with("version", version == null ? "" : version)
                            .decimal("version")
                            .map(BigDecimal::intValue)
                            .orElse(-1))))
        .then(address(id), "plan.workbook-taken")
        .showing(() -> get(actor, id));
  }

  private static Form form(ViewStatePlans.StatePlanView statePlan) {
    Form form =
        Form.empty()
            .with("reason", statePlan.plan().reason())
            .with("version", statePlan.plan().version());
    List<ViewStatePlans.GroupNeeds> groups = statePlan.groups();
    for (int i = 0; i < groups.size(); i++) {
      for (int q = 0; q < groups.get(i).quarters().size(); q++) {
        Money amount = groups.get(i).quarters().get(q);
        if (amount.amount().signum() != 0) {
          form = form.with("rows[" + i + "].q" + (q + 1), amount.amount().toPlainString());
        }
      }
    }
    return form;
  }

  private static Review review(ViewStatePlans.StatePlanView statePlan) {
    return Review.of("plan.submit", address(statePlan.plan().id()))
        .fact("plan.state", statePlan.plan().name())
        .fact("plan.year", String.valueOf(statePlan.plan().year()))
        .fact("plan.edition", statePlan.plan().edition())
        .fact("plan.reason", statePlan.plan().reason())
        .fact("plan.total", statePlan.plan().sum())
        .sheet(
            "plan.needs",
            List.of("plan.category", "plan.total"),
            statePlan.groups().stream().map(g -> List.<Object>of(g.name(), g.total())).toList())
        .effect("plan.review-submit")
        .lasting("plan.review-submit-lasting");
  }

  private static String plans(ViewStatePlans.StatePlanView statePlan) {
    return "/plans?year=" + statePlan.plan().year();
  }

  private static String address(long id) {
    return "/state-plans/" + id;
  }
}

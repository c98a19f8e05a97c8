package org.muwahhad.plan.joint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.Texts;

/** The joint plans that were published. Public. */
@Tag(name = "plans")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record PublishedPlanController(Answers answers, ViewJointPlans view) {
  private static final String CSV = "text/csv;charset=utf-8";

  /** The newest edition of each year. */
  @Get(uris = {"/api/v1/joint-plans", "/joint-plans"})
  HttpResponse<List<JointPlanQueries.JointPlanEdition>> list() {
    return answers.show(
        "plan/joint/joint-plans", "plans", view.list(), page -> page.titled("plan.joint-plans"));
  }

  /**
   * The joint plan of a year.
   *
   * @param edition 0 for the newest
   */
  @Get(uris = {"/api/v1/joint-plans/{year}", "/joint-plans/{year}"})
  HttpResponse<ViewJointPlans.JointPlanView> get(
      int year, @QueryValue(defaultValue = "0") int edition) {
    return answers.show(
        "plan/joint/joint-plan",
        "view",
        view.get(year, edition),
        page ->
            page.below(page.t().get("plan.joint-plans"), "/joint-plans")
                .titled("plan.joint-plan-of", String.valueOf(year)));
  }

  @Hidden
  @Get("/joint-plans/{year}/plan.csv")
  @Produces(CSV)
  HttpResponse<byte[]> csv(
      HttpRequest<?> request, int year, @QueryValue(defaultValue = "0") int edition) {
    ViewJointPlans.JointPlanView jointPlan = view.get(year, edition);
    return HttpResponse.ok(JointPlanFile.csv(Texts.in(Pages.language(request)), jointPlan))
        .contentType(CSV)
        .header(
            "Content-Disposition",
            "attachment; filename=\"joint-plan-"
                + year
                + "-"
                + jointPlan.plan().edition()
                + ".csv\"");
  }
}

package org.muwahhad.plan.joint;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Review;
import org.muwahhad.web.ReviewedFirst;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Tone;

/** The plans of a year, and the joint plan that is made of them. */
@Tag(name = "plans")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record JointPlanController(
    Answers answers, ViewJointPlans view, PublishJointPlan publishJointPlan) {

  /**
   * The plans of a year.
   *
   * @param year 0 for this one
   */
  @Get(uris = {"/api/v1/plans", "/plans"})
  HttpResponse<ViewJointPlans.YearView> year(
      Actor actor, @QueryValue(defaultValue = "0") int year) {
    ViewJointPlans.YearView yearView = view.get(actor, year);
    Form form = answers.form(Form::empty);
    return answers.show(
        "plan/joint/plans",
        yearView,
        page ->
            Map.of(
                "page",
                page.titled("plan.plans-of", String.valueOf(yearView.year())),
                "view",
                yearView,
                "tabs",
                yearView.years().stream()
                    .map(y -> new Tab(String.valueOf(y), "/plans?year=" + y, y == yearView.year()))
                    .toList(),
                "isCoordinator",
                actor.is(Role.NATIONAL_COORDINATOR),
                "form",
                form));
  }

  @ReviewedFirst
  @Post(uris = {"/api/v1/joint-plans", "/joint-plans"})
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewJointPlans.JointPlanView> publish(
      Actor actor, @Body PublishJointPlan.NewEdition body) {
    int year = body.year() == null ? 0 : body.year();
    return answers
        .act(() -> publishJointPlan.run(actor, body))
        .then(edition -> Pages.redirect("/joint-plans/" + year, Tone.GOOD, "plan.published-now"))
        .reviewed(edition -> review(view.get(year, edition)))
        .orBack("/plans?year=" + year)
        .orAgain(() -> year(actor, year))
        .answering(edition -> view.get(year, edition));
  }

  private static Review review(ViewJointPlans.JointPlanView jointPlan) {
    return Review.of("plan.publish", "/plans?year=" + jointPlan.plan().year())
        .fact("plan.year", String.valueOf(jointPlan.plan().year()))
        .fact("plan.edition", jointPlan.plan().edition())
        .fact("plan.reason", jointPlan.plan().reason())
        .fact("plan.states-planned", jointPlan.plan().states())
        .fact("plan.rate-date", jointPlan.plan().rateDate())
        .fact("plan.total", jointPlan.plan().sum())
        .sheet(
            "plan.needs",
            List.of("plan.category", "plan.total"),
            jointPlan.needs().stream().map(n -> List.<Object>of(n.name(), n.total())).toList())
        .effect("plan.review-publish")
        .lasting("plan.review-publish-lasting");
  }
}

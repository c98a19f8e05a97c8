package org.muwahhad.organisation.supplier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** The vetting of registrations for programs. */
@Tag(name = "registration")
@Controller("/api/v1/vetting")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class VettingApi {
  private final ViewRegistrations view;
  private final AcceptRegistration acceptRegistration;
  private final ReturnRegistration returnRegistration;
  private final RefuseRegistration refuseRegistration;

  VettingApi(
      ViewRegistrations view,
      AcceptRegistration acceptRegistration,
      ReturnRegistration returnRegistration,
      RefuseRegistration refuseRegistration) {
    this.view = view;
    this.acceptRegistration = acceptRegistration;
    this.returnRegistration = returnRegistration;
    this.refuseRegistration = refuseRegistration;
  }

  /**
   * A decision.
   *
   * @param number of the version that was read
   * @param reason for a return or a refusal
   */
  record VettingDecisionInput(int number, @Nullable String reason) {}

  /** A page of 25 files, empty past the end; the header {@code Total-Count} tells how many. */
  @Get
  HttpResponse<List<RegistrationQueries.RegistrationRow>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<RegistrationQueries.RegistrationRow> all =
        view.list(actor, new ListChoice("/organisation/vetting", q, filter, sort, page));
    return HttpResponse.ok(all.entries()).header("Total-Count", String.valueOf(all.total()));
  }

  @Get("/{id}")
  ViewRegistrations.RegistrationDossierView get(
      Actor actor, long id, @QueryValue(defaultValue = "0") int number) {
    return view.get(actor, id, number);
  }

  @Post("/{id}/accept")
  ViewRegistrations.RegistrationDossierView accept(
      Actor actor, long id, @Body VettingDecisionInput decision) {
    acceptRegistration.run(actor, id, decision.number());
    return view.get(actor, id, 0);
  }

  @Post("/{id}/return")
  ViewRegistrations.RegistrationDossierView giveBack(
      Actor actor, long id, @Body VettingDecisionInput decision) {
    returnRegistration.run(actor, id, decision.number(), RequiredInput.text(decision.reason()));
    return view.get(actor, id, 0);
  }

  @Post("/{id}/refuse")
  ViewRegistrations.RegistrationDossierView refuse(
      Actor actor, long id, @Body VettingDecisionInput decision) {
    refuseRegistration.run(actor, id, decision.number(), RequiredInput.text(decision.reason()));
    return view.get(actor, id, 0);
  }
}

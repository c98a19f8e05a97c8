package org.muwahhad.organisation.person;

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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** What was proposed about accounts: the list, and the page on which a second one decides. */
@Hidden
@Controller("/organisation/people/proposals")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AccountProposalPages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.PEOPLE;
  private static final String PATH = "/organisation/people/proposals";
  private final OrganisationFrame frame;
  private final ViewAccountProposals viewProposals;
  private final DecideProposal decideProposal;

  AccountProposalPages(
      OrganisationFrame frame, ViewAccountProposals viewProposals, DecideProposal decideProposal) {
    this.frame = frame;
    this.viewProposals = viewProposals;
    this.decideProposal = decideProposal;
  }

  @Get
  ModelAndView<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("organisation.proposals"),
        "person/proposals",
        Map.of("all", viewProposals.list(actor, new ListChoice(PATH, q, filter, sort, page))));
  }

  @Get("/{id}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty());
  }

  @FreshSignIn
  @Post("/{id}/confirm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirm(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          decideProposal.confirm(actor, id);
          return Pages.redirect(PATH + "/" + id, Tone.GOOD, "organisation.proposal-confirmed");
        },
        again -> page(request, actor, id, again));
  }

  @Post("/{id}/reject")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reject(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          decideProposal.reject(actor, id, form.value("reason"));
          return Pages.redirect(PATH + "/" + id, Tone.GOOD, "organisation.proposal-rejected");
        },
        again -> page(request, actor, id, again));
  }

  /** Where anyone who proposed something goes. */
  static HttpResponse<?> made(long id) {
    return Pages.redirect(PATH + "/" + id, Tone.GOOD, "organisation.proposal-made");
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    ViewAccountProposals.AccountProposalView view = viewProposals.get(actor, id);
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request)
            .get("organisation.proposal-kind." + view.proposal().kind()),
        "person/proposal",
        Map.of("view", view, "form", form));
  }
}

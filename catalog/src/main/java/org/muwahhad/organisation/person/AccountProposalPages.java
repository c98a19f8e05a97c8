package org.muwahhad.organisation.person;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.FreshSignIn;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** What was proposed about accounts: the list, and the page on which a second one decides. */
@Hidden
@Controller("/organisation/people/proposals")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AccountProposalPages(
    Answers answers,
    OrganisationFrame frame,
    ViewAccountProposals viewProposals,
    DecideProposal decideProposal) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.PEOPLE;
  private static final String PATH = "/organisation/people/proposals";

  @Get
  HttpResponse<String> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListChoice choice = new ListChoice(PATH, q, filter, sort, page);
    return frame.below(
        PART,
        "organisation.proposals",
        "person/proposals",
        t -> Map.of("all", viewProposals.list(actor, choice)));
  }

  @Get("/{id}")
  HttpResponse<String> show(Actor actor, long id) {
    ViewAccountProposals.AccountProposalView view = viewProposals.get(actor, id);
    return frame.below(
        PART,
        "organisation.proposal-kind." + view.proposal().kind(),
        "person/proposal",
        t -> Map.of("view", view));
  }

  @FreshSignIn
  @Post("/{id}/confirm")
  HttpResponse<?> confirm(Actor actor, long id) {
    return answers
        .act(() -> decideProposal.confirm(actor, id))
        .then(PATH + "/" + id, "organisation.proposal-confirmed")
        .orAgain(() -> show(actor, id))
        .done();
  }

  @Post("/{id}/reject")
  HttpResponse<?> reject(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> decideProposal.reject(actor, id, form.value("reason")))
        .then(PATH + "/" + id, "organisation.proposal-rejected")
        .orAgain(() -> show(actor, id))
        .done();
  }

  /** Where anyone who proposed something goes. */
  static HttpResponse<?> made(long id) {
    return Pages.redirect(PATH + "/" + id, Tone.GOOD, "organisation.proposal-made");
  }
}

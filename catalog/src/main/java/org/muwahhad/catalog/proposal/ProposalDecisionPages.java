package org.muwahhad.catalog.proposal;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The catalog manager's desk for one proposal: accept, merge or decline. */
@Hidden
@Controller("/catalog/proposals/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class ProposalDecisionPages {
  private final ProposalScreens screens;
  private final ViewProposals view;
  private final ProposalDrafts drafts;
  private final MergeProposal merge;
  private final DeclineProposal decline;

  ProposalDecisionPages(
      ProposalScreens screens,
      ViewProposals view,
      ProposalDrafts drafts,
      MergeProposal merge,
      DeclineProposal decline) {
    this.screens = screens;
    this.view = view;
    this.drafts = drafts;
    this.merge = merge;
    this.decline = decline;
  }

  @Get("/accept")
  ModelAndView<?> accept(HttpRequest<?> request, Actor actor, long id) {
    ViewProposals.ProposalView proposed = proposed(actor, id);
    return screens.accept(request, actor, proposed, screens.formOf(actor, proposed));
  }

  @Post("/accept")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirmAccept(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    ViewProposals.ProposalView proposed = proposed(actor, id);
    ProposalRow row = proposed.row();
    return Pages.orAgain(
        request,
        form,
        () -> {
          drafts.accept(actor, form, screens.template(row.categoryCode()), row);
          return decided(id, "catalog.proposal-is-accepted");
        },
        marked -> screens.accept(request, actor, proposed, marked));
  }

  @Get("/merge")
  ModelAndView<?> merge(HttpRequest<?> request, Actor actor, long id) {
    return screens.merge(request, proposed(actor, id), Form.empty());
  }

  @Post("/merge")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirmMerge(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    ViewProposals.ProposalView proposed = proposed(actor, id);
    return Pages.orAgain(
        request,
        form,
        () -> {
          merge.run(actor, id, form.value("item"), form.value("note"));
          return decided(id, "catalog.proposal-is-merged");
        },
        marked -> screens.merge(request, proposed, marked));
  }

  @Get("/decline")
  ModelAndView<?> decline(HttpRequest<?> request, Actor actor, long id) {
    return screens.decline(request, proposed(actor, id), Form.empty());
  }

  @Post("/decline")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirmDecline(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    ViewProposals.ProposalView proposed = proposed(actor, id);
    return Pages.orAgain(
        request,
        form,
        () -> {
          decline.run(actor, id, form.value("reason"));
          return decided(id, "catalog.proposal-is-declined");
        },
        marked -> screens.decline(request, proposed, marked));
  }

  private ViewProposals.ProposalView proposed(Actor actor, long id) {
    actor.require(Role.CATALOG_MANAGER);
    return view.get(actor, id);
  }

  private static HttpResponse<?> decided(long id, String key) {
    return Pages.redirect(ProposalScreens.path(id), Tone.GOOD, key);
  }
}

package org.muwahhad.catalog.proposal;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The forms in which items and changes are proposed, and one is accepted. */
@Hidden
@Controller("/catalog/proposals")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ProposalPages(
    Answers answers,
    ProposalScreens screens,
    ViewProposals viewProposals,
    ViewCatalog viewCatalog,
    ProposeNeed proposeNeed,
    ProposalDrafts drafts) {

  /** Asks for what is lacking, why, and an example. */
  @Get("/new")
  HttpResponse<String> start(Actor actor, @QueryValue(defaultValue = "") String name) {
    requireProposer(actor);
    return screens.need(actor, name);
  }

  @Post("/new")
  HttpResponse<?> propose(Actor actor) {
    requireProposer(actor);
    Form form = answers.form(Form::empty);
    if (form.value("act").equals("similar")) {
      return screens.need(actor, "");
    }
    return answers
        .act(
            () ->
                proposeNeed.run(
                    actor,
                    new ProposeNeed.Need(
                        form.value("what"), form.value("reason"), form.value("example"))))
        .then(ProposalPages::proposed)
        .orAgain(() -> screens.need(actor, ""))
        .done();
  }

  /** Items of the catalog like what is typed, for the form in which one is proposed. */
  @Get("/similar")
  HttpResponse<String> similar(Actor actor, @QueryValue(defaultValue = "") String what) {
    return answers.page(
        "catalog/proposal/similar",
        page ->
            Map.of(
                "page",
                page,
                "items",
                viewProposals.similar(actor, List.of(what)),
                "asked",
                !what.isBlank()));
  }

  @Get("/change/{code}")
  HttpResponse<String> change(Actor actor, String code) {
    requireProposer(actor);
    return screens.change(actor, viewCatalog.newest(actor, code));
  }

  @Post("/change/{code}")
  HttpResponse<?> proposeChange(Actor actor, String code) {
    requireProposer(actor);
    Form form = answers.form(Form::empty);
    ItemDetail detail = viewCatalog.newest(actor, code);
    Template template = screens.template(detail.item().categoryCode());
    return answers
        .act(() -> drafts.propose(actor, form, template, code))
        .then(ProposalPages::proposed)
        .orAgain(() -> screens.change(actor, detail))
        .done();
  }

  /** The form in which a proposal is accepted; for a need its category is chosen first. */
  @Get("/{id}/accept")
  HttpResponse<String> accept(
      Actor actor, long id, @QueryValue(defaultValue = "") String category) {
    ViewProposals.ProposalView proposed = decided(actor, id);
    String proposedCategory = proposed.row().categoryCode();
    Optional<Template> template =
        viewCatalog.template(proposedCategory == null ? category : proposedCategory);
    return template.isEmpty()
        ? screens.complete(proposed, category)
        : screens.accept(actor, proposed, template.get());
  }

  @Post("/{id}/accept")
  HttpResponse<?> confirmAccept(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    ViewProposals.ProposalView proposed = decided(actor, id);
    ProposalRow row = proposed.row();
    String category = row.categoryCode();
    Template template = screens.template(category == null ? form.value("category") : category);
    return answers
        .act(() -> drafts.accept(actor, form, template, row))
        .then(ProposalScreens.path(id), "catalog.proposal-is-accepted")
        .orAgain(() -> screens.accept(actor, proposed, template))
        .done();
  }

  /** The proposal that the catalog manager decides on. */
  private ViewProposals.ProposalView decided(Actor actor, long id) {
    actor.require(Role.CATALOG_MANAGER);
    return viewProposals.get(actor, id);
  }

  private static HttpResponse<?> proposed(long id) {
    return Pages.redirect(ProposalScreens.path(id), Tone.GOOD, "catalog.proposed");
  }

  private static void requireProposer(Actor actor) {
    actor.require(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR);
  }
}

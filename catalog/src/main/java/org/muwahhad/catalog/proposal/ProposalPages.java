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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ItemForm;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The forms in which items and changes are proposed, and one is accepted. */
@Hidden
@Controller("/catalog/proposals")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class ProposalPages {
  private final Pages pages;
  private final ProposalScreens screens;
  private final ViewProposals viewProposals;
  private final ViewCatalog viewCatalog;
  private final ProposeNeed proposeNeed;
  private final ProposalDrafts drafts;

  ProposalPages(
      Pages pages,
      ProposalScreens screens,
      ViewProposals viewProposals,
      ViewCatalog viewCatalog,
      ProposeNeed proposeNeed,
      ProposalDrafts drafts) {
    this.proposeNeed = proposeNeed;
    this.pages = pages;
    this.screens = screens;
    this.viewProposals = viewProposals;
    this.viewCatalog = viewCatalog;
    this.drafts = drafts;
  }

  /** Asks for what is lacking, why, and an example. */
  @Get("/new")
  ModelAndView<?> start(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String name) {
    requireProposer(actor);
    return screens.need(request, actor, Form.empty().with("what", name));
  }

  @Post("/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> propose(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    requireProposer(actor);
    if (form.value("act").equals("similar")) {
      return HttpResponse.ok(screens.need(request, actor, form)).contentType(Pages.HTML);
    }
    return Pages.orAgain(
        request,
        form,
        () ->
            proposed(
                proposeNeed.run(
                    actor,
                    new ProposeNeed.Need(
                        form.value("what"), form.value("reason"), form.value("example")))),
        marked -> screens.need(request, actor, marked));
  }

  /** Items of the catalog like what is typed, for the form in which one is proposed. */
  @Get("/similar")
  ModelAndView<?> similar(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String what) {
    return new ModelAndView<>(
        "catalog/proposal/similar",
        Map.of(
            "page",
            pages.of(request),
            "items",
            viewProposals.similar(actor, List.of(what)),
            "asked",
            !what.isBlank()));
  }

  @Get("/change/{code}")
  ModelAndView<?> change(HttpRequest<?> request, Actor actor, String code) {
    requireProposer(actor);
    ItemDetail detail = viewCatalog.newest(actor, code);
    return screens.change(request, actor, detail, ItemForm.formOf(detail));
  }

  @Post("/change/{code}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> proposeChange(
      HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    requireProposer(actor);
    ItemDetail detail = viewCatalog.newest(actor, code);
    Template template = screens.template(detail.item().categoryCode());
    return Pages.orAgain(
        request,
        form,
        () -> proposed(drafts.propose(actor, form, template, code)),
        marked -> screens.change(request, actor, detail, marked));
  }

  /** The form in which a proposal is accepted; for a need its category is chosen first. */
  @Get("/{id}/accept")
  ModelAndView<?> accept(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "") String category) {
    ViewProposals.ProposalView proposed = decided(actor, id);
    String proposedCategory = proposed.row().categoryCode();
    Optional<Template> template =
        viewCatalog.template(proposedCategory == null ? category : proposedCategory);
    return template.isEmpty()
        ? screens.complete(request, proposed, Form.empty().with("category", category))
        : screens.accept(
            request,
            actor,
            proposed,
            template.get(),
            screens.formOf(actor, proposed, template.get()));
  }

  @Post("/{id}/accept")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirmAccept(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    ViewProposals.ProposalView proposed = decided(actor, id);
    ProposalRow row = proposed.row();
    String category = row.categoryCode();
    Template template = screens.template(category == null ? form.value("category") : category);
    return Pages.orAgain(
        request,
        form,
        () -> {
          drafts.accept(actor, form, template, row);
          return Pages.redirect(
              ProposalScreens.path(id), Tone.GOOD, "catalog.proposal-is-accepted");
        },
        marked -> screens.accept(request, actor, proposed, template, marked));
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

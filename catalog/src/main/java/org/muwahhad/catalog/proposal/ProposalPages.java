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
  private final ProposalDrafts drafts;

  ProposalPages(
      Pages pages,
      ProposalScreens screens,
      ViewProposals viewProposals,
      ViewCatalog viewCatalog,
      ProposalDrafts drafts) {
    this.pages = pages;
    this.screens = screens;
    this.viewProposals = viewProposals;
    this.viewCatalog = viewCatalog;
    this.drafts = drafts;
  }

  /** Asks for name and category first; with a category, the form of its template. */
  @Get("/new")
  ModelAndView<?> start(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String name,
      @QueryValue(defaultValue = "") String category) {
    requireProposer(actor);
    Optional<Template> template = viewCatalog.template(category);
    Form form = Form.empty().with("name", name).with("category", category);
    return template.isPresent()
        ? screens.form(request, actor, template.get(), named(form, name))
        : screens.start(request, actor, form);
  }

  /** The name as typed goes into the language it is written in. */
  private static Form named(Form form, String name) {
    boolean arabic =
        name.codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
    return form.with(arabic ? "content.name.ar" : "content.name.en", name);
  }

  @Post("/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> propose(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    requireProposer(actor);
    Template template = screens.template(form.value("category"));
    if (form.value("act").equals("similar")) {
      return HttpResponse.ok(screens.form(request, actor, template, form)).contentType(Pages.HTML);
    }
    return Pages.orAgain(
        request,
        form,
        () -> proposed(drafts.propose(actor, form, template, null)),
        marked -> screens.form(request, actor, template, marked));
  }

  /** Items of the catalog like what is typed, for a form in which one is proposed. */
  @Get("/similar")
  ModelAndView<?> similar(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String name,
      @QueryValue(value = "content.name.ar", defaultValue = "") String nameAr,
      @QueryValue(value = "content.name.en", defaultValue = "") String nameEn) {
    List<String> typed = List.of(name, nameAr, nameEn);
    return new ModelAndView<>(
        "catalog/proposal/similar",
        Map.of(
            "page",
            pages.of(request),
            "items",
            viewProposals.similar(actor, typed),
            "asked",
            typed.stream().anyMatch(t -> !t.isBlank())));
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

  @Get("/{id}/accept")
  ModelAndView<?> accept(HttpRequest<?> request, Actor actor, long id) {
    ViewProposals.ProposalView proposed = decided(actor, id);
    return screens.accept(request, actor, proposed, screens.formOf(actor, proposed));
  }

  @Post("/{id}/accept")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> confirmAccept(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    ViewProposals.ProposalView proposed = decided(actor, id);
    ProposalRow row = proposed.row();
    return Pages.orAgain(
        request,
        form,
        () -> {
          drafts.accept(actor, form, screens.template(row.categoryCode()), row);
          return Pages.redirect(
              ProposalScreens.path(id), Tone.GOOD, "catalog.proposal-is-accepted");
        },
        marked -> screens.accept(request, actor, proposed, marked));
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

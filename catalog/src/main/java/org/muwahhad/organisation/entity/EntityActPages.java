package org.muwahhad.organisation.entity;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** What the administrator does to a procuring entity, each act on its own page. */
@Hidden
@Controller("/organisation/entities/{id}")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record EntityActPages(
    Answers answers,
    OrganisationFrame frame,
    ViewEntities viewEntities,
    RenameEntity renameEntity,
    CloseEntity closeEntity,
    ReopenEntity reopenEntity,
    AddSite addSite) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.ENTITIES;

  @Get("/rename")
  HttpResponse<String> askName(Actor actor, long id) {
    EntityQueries.EntityRow entity = entity(actor, id);
    return act(
        entity,
        "rename",
        answers.form(
            () ->
                Form.empty()
                    .with("name.ar", entity.name().ar())
                    .with("name.en", entity.name().en())));
  }

  @Post("/rename")
  HttpResponse<?> rename(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                renameEntity.run(
                    actor, id, new Bilingual(form.value("name.ar"), form.value("name.en"))))
        .then(address(id), "organisation.entity-renamed")
        .orAgain(() -> askName(actor, id))
        .done();
  }

  @Get("/close")
  HttpResponse<String> askClose(Actor actor, long id) {
    return act(entity(actor, id), "close", answers.form(Form::empty));
  }

  @Post("/close")
  HttpResponse<?> close(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> closeEntity.run(actor, id, form.value("reason")))
        .then(address(id), "organisation.entity-closed")
        .orAgain(() -> askClose(actor, id))
        .done();
  }

  @Post("/reopen")
  HttpResponse<?> reopen(Actor actor, long id) {
    return answers
        .act(() -> reopenEntity.run(actor, id))
        .then(address(id), "organisation.entity-reopened")
        .orBack(address(id))
        .done();
  }

  @Get("/sites/new")
  HttpResponse<String> askSite(Actor actor, long id) {
    EntityQueries.EntityRow entity = entity(actor, id);
    return frame.below(
        PART,
        "organisation.add-site",
        "entity/site-form",
        t ->
            Map.of(
                "action", address(id) + "/sites", "back", address(id), "caption", entity.code()));
  }

  @Post("/sites")
  HttpResponse<?> addSite(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> addSite.run(actor, id, form.value("code"), SitePages.content(form)))
        .then(address(id), "organisation.site-added")
        .orAgain(() -> askSite(actor, id))
        .done();
  }

  private EntityQueries.EntityRow entity(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    return viewEntities.get(actor, id).entity();
  }

  private HttpResponse<String> act(EntityQueries.EntityRow entity, String act, Form form) {
    return frame.below(
        PART,
        "organisation.entity-act." + act,
        "entity/entity-" + act,
        t -> Map.of("entity", entity, "form", form));
  }

  private static String address(long id) {
    return PART.href() + "/" + id;
  }
}

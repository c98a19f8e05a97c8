package org.muwahhad.organisation.entity;

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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** What the administrator does to a procuring entity, each act on its own page. */
@Hidden
@Controller("/organisation/entities/{id}")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class EntityActPages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.ENTITIES;
  private final OrganisationFrame frame;
  private final Pages pages;
  private final ViewEntities viewEntities;
  private final RenameEntity renameEntity;
  private final CloseEntity closeEntity;
  private final ReopenEntity reopenEntity;
  private final AddSite addSite;

  EntityActPages(
      OrganisationFrame frame,
      Pages pages,
      ViewEntities viewEntities,
      RenameEntity renameEntity,
      CloseEntity closeEntity,
      ReopenEntity reopenEntity,
      AddSite addSite) {
    this.frame = frame;
    this.pages = pages;
    this.viewEntities = viewEntities;
    this.renameEntity = renameEntity;
    this.closeEntity = closeEntity;
    this.reopenEntity = reopenEntity;
    this.addSite = addSite;
  }

  @Get("/rename")
  ModelAndView<?> askName(HttpRequest<?> request, Actor actor, long id) {
    EntityQueries.EntityRow entity = entity(actor, id);
    return act(
        request,
        entity,
        "rename",
        Form.empty().with("name.ar", entity.name().ar()).with("name.en", entity.name().en()));
  }

  @Post("/rename")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> rename(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          renameEntity.run(actor, id, new Bilingual(form.value("name.ar"), form.value("name.en")));
          return back(id, "organisation.entity-renamed");
        },
        again -> act(request, entity(actor, id), "rename", again));
  }

  @Get("/close")
  ModelAndView<?> askClose(HttpRequest<?> request, Actor actor, long id) {
    return act(request, entity(actor, id), "close", Form.empty());
  }

  @Post("/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> close(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          closeEntity.run(actor, id, form.value("reason"));
          return back(id, "organisation.entity-closed");
        },
        again -> act(request, entity(actor, id), "close", again));
  }

  @Post("/reopen")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reopen(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        PART.href() + "/" + id,
        () -> {
          reopenEntity.run(actor, id);
          return back(id, "organisation.entity-reopened");
        });
  }

  @Get("/sites/new")
  ModelAndView<?> askSite(HttpRequest<?> request, Actor actor, long id) {
    return siteForm(request, entity(actor, id), Form.empty());
  }

  @Post("/sites")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> addSite(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          addSite.run(actor, id, form.value("code"), SitePages.content(form));
          return back(id, "organisation.site-added");
        },
        again -> siteForm(request, entity(actor, id), again));
  }

  private EntityQueries.EntityRow entity(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    return viewEntities.get(actor, id).entity();
  }

  private ModelAndView<?> act(
      HttpRequest<?> request, EntityQueries.EntityRow entity, String act, Form form) {
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("organisation.entity-act." + act),
        "entity/entity-" + act,
        Map.of("entity", entity, "form", form));
  }

  private ModelAndView<?> siteForm(
      HttpRequest<?> request, EntityQueries.EntityRow entity, Form form) {
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("organisation.add-site"),
        "entity/site-form",
        Map.of(
            "form",
            form,
            "action",
            PART.href() + "/" + entity.id() + "/sites",
            "back",
            PART.href() + "/" + entity.id(),
            "caption",
            entity.code()));
  }

  private static HttpResponse<?> back(long id, String messageKey) {
    return Pages.redirect(PART.href() + "/" + id, Tone.GOOD, messageKey);
  }
}

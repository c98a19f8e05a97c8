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

/** Delivery sites in the browser, for the administrator. */
@Hidden
@Controller("/organisation/sites/{id}")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SitePages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.ENTITIES;
  private final OrganisationFrame frame;
  private final Pages pages;
  private final Entities entities;
  private final ViewEntities viewEntities;
  private final ChangeSite changeSite;
  private final CloseSite closeSite;
  private final ReopenSite reopenSite;

  SitePages(
      OrganisationFrame frame,
      Pages pages,
      Entities entities,
      ViewEntities viewEntities,
      ChangeSite changeSite,
      CloseSite closeSite,
      ReopenSite reopenSite) {
    this.frame = frame;
    this.pages = pages;
    this.entities = entities;
    this.viewEntities = viewEntities;
    this.changeSite = changeSite;
    this.closeSite = closeSite;
    this.reopenSite = reopenSite;
  }

  @Get
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor, long id) {
    EntityQueries.SiteRow site = site(actor, id);
    return form(
        request,
        site,
        Form.empty()
            .with("name.ar", site.name().ar())
            .with("name.en", site.name().en())
            .with("city.ar", site.city().ar())
            .with("city.en", site.city().en()));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    EntityQueries.SiteRow site = site(actor, id);
    return frame.submit(
        request,
        form,
        () -> {
          changeSite.run(actor, id, content(form));
          return Pages.redirect(entityOf(site), Tone.GOOD, "organisation.site-changed");
        },
        again -> form(request, site, again));
  }

  @Post("/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> close(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    String back = entityOf(site(actor, id));
    return pages.after(
        request,
        back,
        () -> {
          closeSite.run(actor, id);
          return Pages.redirect(back, Tone.GOOD, "organisation.site-closed");
        });
  }

  @Post("/reopen")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> reopen(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    String back = entityOf(site(actor, id));
    return pages.after(
        request,
        back,
        () -> {
          reopenSite.run(actor, id);
          return Pages.redirect(back, Tone.GOOD, "organisation.site-reopened");
        });
  }

  /** What was typed of a site. */
  static SiteContent content(Form form) {
    return new SiteContent(
        new Bilingual(form.value("name.ar"), form.value("name.en")),
        new Bilingual(form.value("city.ar"), form.value("city.en")));
  }

  private EntityQueries.SiteRow site(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR);
    long entity = entities.getSite(id).entityId();
    return viewEntities.get(actor, entity).sites().stream()
        .filter(s -> s.id() == id)
        .findFirst()
        .orElseThrow();
  }

  private static String entityOf(EntityQueries.SiteRow site) {
    return PART.href() + "/" + site.entityId();
  }

  private ModelAndView<?> form(HttpRequest<?> request, EntityQueries.SiteRow site, Form form) {
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).get("organisation.change-site"),
        "entity/site-form",
        Map.of(
            "form",
            form,
            "action",
            "/organisation/sites/" + site.id(),
            "back",
            entityOf(site),
            "caption",
            site.code(),
            "fixed",
            true));
  }
}

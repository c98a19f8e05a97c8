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

/** Delivery sites in the browser, for the administrator. */
@Hidden
@Controller("/organisation/sites/{id}")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SitePages(
    Answers answers,
    OrganisationFrame frame,
    Entities entities,
    ViewEntities viewEntities,
    ChangeSite changeSite,
    CloseSite closeSite,
    ReopenSite reopenSite) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.ENTITIES;

  @Get
  HttpResponse<String> ask(Actor actor, long id) {
    return form(site(actor, id));
  }

  @Post
  HttpResponse<?> change(Actor actor, long id) {
    EntityQueries.SiteRow site = site(actor, id);
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> changeSite.run(actor, id, content(form)))
        .then(entityOf(site), "organisation.site-changed")
        .orAgain(() -> form(site))
        .done();
  }

  @Post("/close")
  HttpResponse<?> close(Actor actor, long id) {
    String back = entityOf(site(actor, id));
    return answers
        .act(() -> closeSite.run(actor, id))
        .then(back, "organisation.site-closed")
        .orBack(back)
        .done();
  }

  @Post("/reopen")
  HttpResponse<?> reopen(Actor actor, long id) {
    String back = entityOf(site(actor, id));
    return answers
        .act(() -> reopenSite.run(actor, id))
        .then(back, "organisation.site-reopened")
        .orBack(back)
        .done();
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

  private HttpResponse<String> form(EntityQueries.SiteRow site) {
    Form form =
        answers.form(
            () ->
                Form.empty()
                    .with("name.ar", site.name().ar())
                    .with("name.en", site.name().en())
                    .with("city.ar", site.city().ar())
                    .with("city.en", site.city().en()));
    return frame.below(
        PART,
        "organisation.change-site",
        "entity/site-form",
        t ->
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

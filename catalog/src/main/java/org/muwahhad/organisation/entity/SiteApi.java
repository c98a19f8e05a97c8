package org.muwahhad.organisation.entity;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Actor;

/** Changes of delivery sites for programs; answers with their entity. */
@Tag(name = "entities")
@Controller("/api/v1/sites/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SiteApi {
  private final ViewEntities viewEntities;
  private final Entities entities;
  private final ChangeSite changeSite;
  private final CloseSite closeSite;
  private final ReopenSite reopenSite;

  SiteApi(
      ViewEntities viewEntities,
      Entities entities,
      ChangeSite changeSite,
      CloseSite closeSite,
      ReopenSite reopenSite) {
    this.viewEntities = viewEntities;
    this.entities = entities;
    this.changeSite = changeSite;
    this.closeSite = closeSite;
    this.reopenSite = reopenSite;
  }

  @Put
  ViewEntities.EntityView change(Actor actor, long id, @Body SiteContent content) {
    changeSite.run(actor, id, content);
    return viewEntities.get(actor, entities.getSite(id).entityId());
  }

  @Post("/close")
  ViewEntities.EntityView close(Actor actor, long id) {
    return viewEntities.get(actor, closeSite.run(actor, id));
  }

  @Post("/reopen")
  ViewEntities.EntityView reopen(Actor actor, long id) {
    return viewEntities.get(actor, reopenSite.run(actor, id));
  }
}

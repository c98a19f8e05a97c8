package org.muwahhad.organisation.entity;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.Reason;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Procuring entities and delivery sites for programs. */
@Tag(name = "entities")
@Controller("/api/v1/entities")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class EntityApi {
  private final ViewEntities viewEntities;
  private final AddEntity addEntity;
  private final RenameEntity renameEntity;
  private final CloseEntity closeEntity;
  private final ReopenEntity reopenEntity;
  private final AddSite addSite;

  EntityApi(
      ViewEntities viewEntities,
      AddEntity addEntity,
      RenameEntity renameEntity,
      CloseEntity closeEntity,
      ReopenEntity reopenEntity,
      AddSite addSite) {
    this.viewEntities = viewEntities;
    this.addEntity = addEntity;
    this.renameEntity = renameEntity;
    this.closeEntity = closeEntity;
    this.reopenEntity = reopenEntity;
    this.addSite = addSite;
  }

  /** The names an entity is to have. */
  record NewName(@Nullable Bilingual name) {}

  /** A delivery site to add. */
  record NewSite(@Nullable String code, @Nullable Bilingual name, @Nullable Bilingual city) {}

  /** A page of 25 entities, empty past the end; the header {@code Total-Count} tells how many. */
  @Get
  HttpResponse<List<EntityQueries.EntityRow>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<EntityQueries.EntityRow> all =
        viewEntities.list(actor, new ListChoice("/organisation/entities", q, filter, sort, page));
    return HttpResponse.ok(all.entries()).header("Total-Count", String.valueOf(all.total()));
  }

  @Get("/{id}")
  ViewEntities.EntityView get(Actor actor, long id) {
    return viewEntities.get(actor, id);
  }

  @Post
  @Status(HttpStatus.CREATED)
  ViewEntities.EntityView add(Actor actor, @Body AddEntity.NewEntity entity) {
    return viewEntities.get(actor, addEntity.run(actor, entity));
  }

  @Put("/{id}/name")
  ViewEntities.EntityView rename(Actor actor, long id, @Body NewName name) {
    renameEntity.run(actor, id, name.name());
    return viewEntities.get(actor, id);
  }

  @Post("/{id}/close")
  ViewEntities.EntityView close(Actor actor, long id, @Body Reason reason) {
    closeEntity.run(actor, id, reason.text());
    return viewEntities.get(actor, id);
  }

  @Post("/{id}/reopen")
  ViewEntities.EntityView reopen(Actor actor, long id) {
    reopenEntity.run(actor, id);
    return viewEntities.get(actor, id);
  }

  @Post("/{id}/sites")
  @Status(HttpStatus.CREATED)
  ViewEntities.EntityView addSite(Actor actor, long id, @Body NewSite site) {
    addSite.run(actor, id, site.code(), new SiteContent(site.name(), site.city()));
    return viewEntities.get(actor, id);
  }
}

package org.muwahhad.catalog.search;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
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
import org.muwahhad.access.Actor;

/** The synonyms of the search for programs. */
@Tag(name = "catalog")
@Controller("/api/v1/catalog/synonyms")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SynonymApi {
  private final ViewSynonyms view;
  private final AddSynonyms add;
  private final ChangeSynonyms change;
  private final RemoveSynonyms remove;

  SynonymApi(ViewSynonyms view, AddSynonyms add, ChangeSynonyms change, RemoveSynonyms remove) {
    this.view = view;
    this.add = add;
    this.change = change;
    this.remove = remove;
  }

  @Get
  List<ViewSynonyms.SynonymGroup> list(Actor actor) {
    return view.list(actor);
  }

  @Post
  @Status(HttpStatus.CREATED)
  ViewSynonyms.SynonymGroup add(Actor actor, @Body SynonymWords words) {
    return view.get(actor, add.run(actor, words));
  }

  /** Replaces the words of a group, as it was read in a version. */
  @Put("/{id}")
  ViewSynonyms.SynonymGroup change(
      Actor actor, long id, @QueryValue int version, @Body SynonymWords words) {
    change.run(actor, id, version, words);
    return view.get(actor, id);
  }

  @Delete("/{id}")
  @Status(HttpStatus.NO_CONTENT)
  void remove(Actor actor, long id, @QueryValue int version) {
    remove.run(actor, id, version);
  }
}

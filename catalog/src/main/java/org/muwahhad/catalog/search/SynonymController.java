package org.muwahhad.catalog.search;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** The synonyms of the search. */
@Tag(name = "catalog")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SynonymController(
    Answers answers,
    ViewSynonyms viewSynonyms,
    AddSynonyms addSynonyms,
    ChangeSynonyms changeSynonyms,
    RemoveSynonyms removeSynonyms) {
  private static final String LIST = "/catalog/synonyms";

  /** A page of 25 groups, the newest first; empty past the end. */
  @Get(uris = {"/api/v1/catalog/synonyms", "/catalog/synonyms"})
  HttpResponse<List<ViewSynonyms.SynonymGroupView>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    return list(actor, new ListChoice(LIST, q, filter, sort, page));
  }

  private HttpResponse<List<ViewSynonyms.SynonymGroupView>> list(Actor actor, ListChoice choice) {
    ListPage<ViewSynonyms.SynonymGroupView> all = viewSynonyms.list(actor, choice);
    return answers.showList(
        "catalog/search/synonyms",
        all,
        page ->
            Map.of(
                "page",
                below(page).titled("catalog.synonyms"),
                "all",
                all,
                "mayEdit",
                actor.is(Role.CATALOG_MANAGER)));
  }

  @Post("/api/v1/catalog/synonyms")
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewSynonyms.SynonymGroupView> add(Actor actor, @Body SynonymWords words) {
    return answers
        .act(() -> addSynonyms.run(actor, words))
        .then(LIST, "catalog.synonyms-added")
        .orAgain(() -> list(actor, new ListChoice(LIST, "", "", "", 1)))
        .answering(id -> viewSynonyms.get(actor, id));
  }

  /** The form has a line for each word. */
  @Hidden
  @Post("/catalog/synonyms")
  HttpResponse<ViewSynonyms.SynonymGroupView> addByForm(Actor actor) {
    return add(actor, words(answers.form(Form::empty)));
  }

  @Hidden
  @Get("/catalog/synonyms/{id}")
  HttpResponse<ViewSynonyms.SynonymGroupView> edit(Actor actor, long id) {
    actor.require(Role.CATALOG_MANAGER);
    ViewSynonyms.SynonymGroupView group = viewSynonyms.get(actor, id);
    Form form =
        answers.form(
            () ->
                Form.empty()
                    .with("ar", String.join("\n", group.words().ar()))
                    .with("en", String.join("\n", group.words().en()))
                    .with("version", group.version()));
    return answers.show(
        "catalog/search/synonym",
        group,
        page ->
            Map.of(
                "page",
                below(page)
                    .below(page.t().get("catalog.synonyms"), LIST)
                    .titled("catalog.synonyms-change"),
                "id",
                id,
                "form",
                form));
  }

  /** Replaces the words of a group, as it was read in a version. */
  @Put("/api/v1/catalog/synonyms/{id}")
  HttpResponse<ViewSynonyms.SynonymGroupView> change(
      Actor actor, long id, @QueryValue int version, @Body SynonymWords words) {
    return answers
        .act(() -> changeSynonyms.run(actor, id, version, words))
        .then(LIST, "catalog.synonyms-changed")
        .orAgain(() -> edit(actor, id))
        .answering(done -> viewSynonyms.get(actor, id));
  }

  @Hidden
  @Post("/catalog/synonyms/{id}")
  HttpResponse<ViewSynonyms.SynonymGroupView> changeByForm(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return change(actor, id, version(form), words(form));
  }

  @Delete("/api/v1/catalog/synonyms/{id}")
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> remove(Actor actor, long id, @QueryValue int version) {
    return answers
        .act(() -> removeSynonyms.run(actor, id, version))
        .then(LIST, "catalog.synonyms-removed")
        .orBack(LIST + "/" + id)
        .done();
  }

  @Hidden
  @Post("/catalog/synonyms/{id}/remove")
  HttpResponse<Void> removeByForm(Actor actor, long id) {
    return remove(actor, id, version(answers.form(Form::empty)));
  }

  private static SynonymWords words(Form form) {
    return new SynonymWords(lines(form.value("ar")), lines(form.value("en")));
  }

  private static List<String> lines(String text) {
    return Arrays.asList(text.split("[\\n,،;؛]", -1));
  }

  private static int version(Form form) {
    return form.decimal("version").map(BigDecimal::intValue).orElse(-1);
  }

  private static Page below(Page page) {
    return page.below(page.t().get("catalog.title"), "/catalog");
  }
}

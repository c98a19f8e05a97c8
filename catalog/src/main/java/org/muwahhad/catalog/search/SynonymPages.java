package org.muwahhad.catalog.search;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The catalog manager's pages for the synonyms of the search. */
@Hidden
@Controller("/catalog/synonyms")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SynonymPages {
  private static final String LIST = "/catalog/synonyms";
  private final Pages pages;
  private final ViewSynonyms view;
  private final AddSynonyms add;
  private final ChangeSynonyms change;
  private final RemoveSynonyms remove;

  SynonymPages(
      Pages pages,
      ViewSynonyms view,
      AddSynonyms add,
      ChangeSynonyms change,
      RemoveSynonyms remove) {
    this.pages = pages;
    this.view = view;
    this.add = add;
    this.change = change;
    this.remove = remove;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return listWith(request, actor, Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    return orAgain(
        request,
        form,
        () -> {
          add.run(actor, words(form));
          return Pages.redirect(LIST, Tone.GOOD, "catalog.synonyms-added");
        },
        marked -> listWith(request, actor, marked));
  }

  @Get("/{id}")
  ModelAndView<?> edit(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CATALOG_MANAGER);
    ViewSynonyms.SynonymGroup group = view.get(actor, id);
    return editWith(
        request,
        id,
        Form.empty()
            .with("ar", String.join("\n", group.words().ar()))
            .with("en", String.join("\n", group.words().en()))
            .with("version", group.version()));
  }

  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> change(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return orAgain(
        request,
        form,
        () -> {
          change.run(actor, id, version(form), words(form));
          return Pages.redirect(LIST, Tone.GOOD, "catalog.synonyms-changed");
        },
        marked -> editWith(request, id, marked));
  }

  @Post("/{id}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        LIST + "/" + id,
        () -> {
          remove.run(actor, id, version(form));
          return Pages.redirect(LIST, Tone.GOOD, "catalog.synonyms-removed");
        });
  }

  private static HttpResponse<?> orAgain(
      HttpRequest<?> request,
      Form form,
      Supplier<HttpResponse<?>> act,
      Function<Form, ModelAndView<?>> again) {
    try {
      return act.get();
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      return switch (refusal.kind()) {
        case INVALID_INPUT, RULE_BROKEN, CONFLICT ->
            HttpResponse.status(
                    refusal.kind() == Refusal.RefusalKind.CONFLICT
                        ? HttpStatus.CONFLICT
                        : HttpStatus.UNPROCESSABLE_ENTITY)
                .body(again.apply(Refusals.mark(form, refusal, Pages.language(request))));
        case NOT_FOUND, NOT_PERMITTED, TOO_OFTEN, BUSY -> throw refusal;
      };
    }
  }

  private ModelAndView<?> listWith(HttpRequest<?> request, Actor actor, Form form) {
    return new ModelAndView<>(
        "catalog/search/synonyms",
        Map.of(
            "page", belowCatalog(request).titled("catalog.synonyms"),
            "groups", view.list(actor),
            "form", form,
            "mayEdit", actor.is(Role.CATALOG_MANAGER)));
  }

  private ModelAndView<?> editWith(HttpRequest<?> request, long id, Form form) {
    Page page = belowCatalog(request);
    return new ModelAndView<>(
        "catalog/search/synonym",
        Map.of(
            "page",
                page.below(page.t().get("catalog.synonyms"), LIST)
                    .titled("catalog.synonyms-change"),
            "id", id,
            "form", form));
  }

  private Page belowCatalog(HttpRequest<?> request) {
    Page page = pages.of(request);
    return page.below(page.t().get("catalog.title"), "/catalog");
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
}

package org.muwahhad.aggregation;

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
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Units of an item and how they convert, as a catalog manager keeps them. */
@Hidden
@Controller("/catalog/{code}/units")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ItemUnitPages(
    Answers answers,
    ViewCatalog catalog,
    ItemUnits units,
    SetItemUnit setItemUnit,
    RemoveItemUnit removeItemUnit) {

  @Get
  HttpResponse<String> show(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    return page(catalog.newest(actor, code));
  }

  @Post
  HttpResponse<String> set(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    ItemDetail detail = catalog.newest(actor, code);
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                setItemUnit.run(
                    actor,
                    code,
                    new SetItemUnit.UnitConversionInput(
                        form.value("unit"), form.value("base"), form.value("factor"))))
        .then(path(detail), "aggregation.unit-was-set")
        .showing(() -> page(detail));
  }

  @Post("/remove")
  HttpResponse<?> remove(Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    Form form = answers.form(Form::empty);
    removeItemUnit.run(actor, code, form.value("unit"), form.value("base"));
    return Pages.redirect(
        path(catalog.newest(actor, code)), Tone.GOOD, "aggregation.unit-was-removed");
  }

  private static String path(ItemDetail detail) {
    return "/catalog/" + detail.item().code() + "/units";
  }

  /** With what was typed; until then the base is the unit of the item. */
  private HttpResponse<String> page(ItemDetail detail) {
    Form form = answers.form(Form::empty);
    return answers.page(
        "aggregation/units",
        page ->
            Map.of(
                "page",
                page.titled("aggregation.units-of", detail.item().code())
                    .below(page.t().get("catalog.title"), "/catalog")
                    .below(
                        page.t().of(detail.revision().name()), "/catalog/" + detail.item().code()),
                "detail",
                detail,
                "form",
                form.text("base").isPresent()
                    ? form
                    : form.with("base", detail.revision().unitCode()),
                "units",
                units.listUnits().stream()
                    .map(u -> new Option(u.code(), page.t().of(u.name()) + " (" + u.code() + ")"))
                    .toList(),
                "conversions",
                units.list(detail.item().id())));
  }
}

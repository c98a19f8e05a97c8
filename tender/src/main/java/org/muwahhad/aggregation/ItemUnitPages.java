package org.muwahhad.aggregation;

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
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.ItemDetail;
import org.muwahhad.catalog.item.ViewCatalog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** Units of an item and how they convert, as a catalog manager keeps them. */
@Hidden
@Controller("/catalog/{code}/units")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(Pages.HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class ItemUnitPages {
  private final Pages pages;
  private final ViewCatalog catalog;
  private final ItemUnits units;
  private final SetItemUnit setItemUnit;
  private final RemoveItemUnit removeItemUnit;

  ItemUnitPages(
      Pages pages,
      ViewCatalog catalog,
      ItemUnits units,
      SetItemUnit setItemUnit,
      RemoveItemUnit removeItemUnit) {
    this.pages = pages;
    this.catalog = catalog;
    this.units = units;
    this.setItemUnit = setItemUnit;
    this.removeItemUnit = removeItemUnit;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    return page(request, catalog.newest(actor, code), Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> set(HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CATALOG_MANAGER);
    ItemDetail detail = catalog.newest(actor, code);
    try {
      setItemUnit.run(
          actor,
          code,
          new SetItemUnit.UnitConversionInput(
              form.value("unit"), form.value("base"), form.value("factor")));
      return Pages.redirect(path(detail), Tone.GOOD, "aggregation.unit-was-set");
    } catch (Refusal.InvalidInput refusal) {
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(page(request, detail, marked));
    }
  }

  @Post("/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CATALOG_MANAGER);
    removeItemUnit.run(actor, code, form.value("unit"), form.value("base"));
    return Pages.redirect(
        path(catalog.newest(actor, code)), Tone.GOOD, "aggregation.unit-was-removed");
  }

  private static String path(ItemDetail detail) {
    return "/catalog/" + detail.item().code() + "/units";
  }

  private ModelAndView<?> page(HttpRequest<?> request, ItemDetail detail, Form form) {
    Page page = pages.of(request);
    List<Option> options =
        units.listUnits().stream()
            .map(u -> new Option(u.code(), page.t().of(u.name()) + " (" + u.code() + ")"))
            .toList();
    Form shown = form.text("base").isPresent() ? form : form.with("base", unit(detail));
    return new ModelAndView<>(
        "aggregation/units",
        Map.of(
            "page",
            page.titled("aggregation.units-of", detail.item().code())
                .below(page.t().get("catalog.title"), "/catalog")
                .below(page.t().of(detail.revision().name()), "/catalog/" + detail.item().code()),
            "detail",
            detail,
            "form",
            shown,
            "units",
            options,
            "conversions",
            units.list(detail.item().id())));
  }

  private static String unit(ItemDetail detail) {
    return detail.revision().unitCode();
  }
}

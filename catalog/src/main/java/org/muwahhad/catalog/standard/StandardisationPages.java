package org.muwahhad.catalog.standard;

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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.FormChoiceQueries;
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

/** The catalog manager's forms of equivalents and of prices by quantity. */
@Hidden
@Controller("/catalog")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class StandardisationPages {
  private final Pages pages;
  private final ViewCatalog view;
  private final EquivalentQueries equivalents;
  private final ViewPriceBreaks priceBreaks;
  private final FormChoiceQueries choices;
  private final MarkEquivalent markEquivalent;
  private final ChooseStandard chooseStandard;
  private final RemoveEquivalent removeEquivalent;
  private final SetPriceBreaks setPriceBreaks;

  StandardisationPages(
      Pages pages,
      ViewCatalog view,
      EquivalentQueries equivalents,
      ViewPriceBreaks priceBreaks,
      FormChoiceQueries choices,
      MarkEquivalent markEquivalent,
      ChooseStandard chooseStandard,
      RemoveEquivalent removeEquivalent,
      SetPriceBreaks setPriceBreaks) {
    this.pages = pages;
    this.view = view;
    this.equivalents = equivalents;
    this.priceBreaks = priceBreaks;
    this.choices = choices;
    this.markEquivalent = markEquivalent;
    this.chooseStandard = chooseStandard;
    this.removeEquivalent = removeEquivalent;
    this.setPriceBreaks = setPriceBreaks;
  }

  @Get("/{code}/equivalents")
  ModelAndView<?> equivalents(HttpRequest<?> request, Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    return equivalentsForm(request, actor, code, Form.empty());
  }

  @Post("/{code}/equivalents")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> mark(HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CATALOG_MANAGER);
    try {
      markEquivalent.run(
          actor,
          code,
          new MarkEquivalent.Mark(form.value("other"), form.value("factor"), standard(form, code)));
      return Pages.redirect(back(code), Tone.GOOD, "catalog.equivalent-marked", code);
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      return again(
          refusal,
          equivalentsForm(
              request, actor, code, Refusals.mark(form, refusal, Pages.language(request))));
    }
  }

  @Post("/{code}/equivalents/standard")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> choose(HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    String back = back(form.text("from").orElse(code));
    return pages.after(
        request,
        back,
        () -> {
          chooseStandard.run(actor, code);
          return Pages.redirect(back, Tone.GOOD, "catalog.standard-chosen", code);
        });
  }

  @Post("/{code}/equivalents/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    String back = back(form.text("from").orElse(code));
    return pages.after(
        request,
        back,
        () -> {
          removeEquivalent.run(actor, code);
          return Pages.redirect(back, Tone.GOOD, "catalog.equivalent-removed", code);
        });
  }

  @Get("/{code}/price-breaks")
  ModelAndView<?> priceBreaks(HttpRequest<?> request, Actor actor, String code) {
    actor.require(Role.CATALOG_MANAGER);
    ItemDetail detail = view.newest(actor, code);
    return priceBreaksForm(
        request, detail, PriceBreakForm.formOf(priceBreaks.run(actor, code), detail));
  }

  @Post("/{code}/price-breaks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> set(HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CATALOG_MANAGER);
    try {
      setPriceBreaks.run(actor, code, PriceBreakForm.read(form));
      return Pages.redirect("/catalog/" + code, Tone.GOOD, "catalog.price-breaks-set", code);
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      return again(
          refusal,
          priceBreaksForm(
              request,
              view.newest(actor, code),
              Refusals.mark(form, refusal, Pages.language(request))));
    }
  }

  /** The form says which of the two it is; its code is only known once the other is typed. */
  private static String standard(Form form, String code) {
    return switch (form.value("standard")) {
      case "this" -> code;
      case "other" -> form.value("other").strip().toUpperCase(Locale.ROOT);
      default -> "";
    };
  }

  private static String back(String code) {
    return Pages.local("/catalog/" + code.replaceAll("[^A-Za-z0-9.-]", "") + "/equivalents");
  }

  private static HttpResponse<?> again(Refusal refusal, ModelAndView<?> form) {
    return switch (refusal.kind()) {
      case INVALID_INPUT, RULE_BROKEN -> HttpResponse.unprocessableEntity().body(form);
      case CONFLICT -> HttpResponse.status(HttpStatus.CONFLICT).body(form);
      case NOT_FOUND, NOT_PERMITTED, TOO_OFTEN, BUSY -> throw refusal;
    };
  }

  private ModelAndView<?> equivalentsForm(
      HttpRequest<?> request, Actor actor, String code, Form form) {
    ItemDetail detail = view.newest(actor, code);
    List<EquivalentQueries.Equivalent> group = equivalents.listGroup(code);
    Page page = belowItem(request, detail).titled("catalog.equivalents-of", code);
    return new ModelAndView<>(
        "catalog/standard/equivalents",
        Map.of("page", page, "detail", detail, "group", group, "form", form));
  }

  private ModelAndView<?> priceBreaksForm(HttpRequest<?> request, ItemDetail detail, Form form) {
    Page page = belowItem(request, detail).titled("catalog.price-breaks-of", detail.item().code());
    List<Option> currencies =
        choices.listCurrencies().stream().map(c -> c.option(page.t())).toList();
    Map<String, Object> model = new HashMap<>();
    model.put("page", page);
    model.put("detail", detail);
    model.put("form", form);
    model.put("currencies", currencies);
    model.put("rows", PriceBreakForm.ROWS);
    return new ModelAndView<>("catalog/standard/price-breaks", model);
  }

  private Page belowItem(HttpRequest<?> request, ItemDetail detail) {
    Page page = pages.of(request);
    return page.below(page.t().get("catalog.title"), "/catalog")
        .below(page.t().of(detail.revision().name()), "/catalog/" + detail.item().code());
  }
}

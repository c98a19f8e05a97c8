package org.muwahhad.tender;

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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/** The criteria of a draft in the browser: one row each, saved together. */
@Hidden
@Controller("/tenders/{id}/criteria")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CriteriaPages {
  private static final int MOST_ROWS = 60;
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final TenderViews views;
  private final SetCriteria setCriteria;

  CriteriaPages(
      TenderFrame frames, VisibleTenders visible, TenderViews views, SetCriteria setCriteria) {
    this.frames = frames;
    this.visible = visible;
    this.views = views;
    this.setCriteria = setCriteria;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderViews.Tender tender = visible.get(actor, id);
    return page(request, actor, tender, filled(views.listCriteria(id)));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = Forms.read(request, body);
    TenderViews.Tender tender = visible.get(actor, id);
    if (form.value("act").equals("add-row")) {
      int rows = Math.min(rows(form) + 1, MOST_ROWS);
      return HttpResponse.ok(page(request, actor, tender, form.with("rows", rows)));
    }
    try {
      setCriteria.run(actor, id, inputs(form));
      return Pages.redirect("/tenders/" + id + "/criteria", Tone.GOOD, "tender.criteria-saved");
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      Form packed = packed(form);
      Form marked = Refusals.mark(packed, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(page(request, actor, tender, marked));
    }
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, TenderViews.Tender tender, Form form) {
    TenderFrame.Frame frame = frames.of(request, actor, tender, "/criteria");
    List<Option> kinds = new ArrayList<>();
    for (CriterionKind kind : CriterionKind.values()) {
      kinds.add(new Option(kind.name(), frame.page().t().get("tender.criterion-kind." + kind)));
    }
    return new ModelAndView<>(
        "tender/criteria",
        frame.model(
            Map.of("form", form, "rows", rows(form), "kinds", kinds, "weight", weight(form))));
  }

  private static Form filled(List<TenderViews.Criterion> criteria) {
    Form form = Form.empty();
    for (int i = 0; i < criteria.size(); i++) {
      TenderViews.Criterion c = criteria.get(i);
      BigDecimal weight = c.weight();
      String row = "criteria[" + i + "].";
      form =
          form.with(row + "kind", c.kind())
              .with(row + "code", c.code())
              .with(row + "nameAr", c.nameAr())
              .with(row + "nameEn", c.nameEn())
              .with(row + "weight", weight == null ? "" : weight.stripTrailingZeros());
    }
    return form.with("rows", criteria.size());
  }

  /** The rows that stay, closed up, so that a fault's path leads to the row it means. */
  private static Form packed(Form form) {
    Form packed = Form.empty();
    int kept = 0;
    for (int i = 0; i < rows(form); i++) {
      String from = "criteria[" + i + "].";
      if (isKept(form, from)) {
        String to = "criteria[" + kept++ + "].";
        for (String field : List.of("kind", "code", "nameAr", "nameEn", "weight")) {
          packed = packed.with(to + field, form.value(from + field));
        }
      }
    }
    return packed.with("rows", kept);
  }

  private static List<CriterionInput> inputs(Form form) {
    Form packed = packed(form);
    Faults faults = new Faults();
    List<CriterionInput> inputs = new ArrayList<>();
    for (int i = 0; i < rows(packed); i++) {
      String row = "criteria[" + i + "].";
      CriterionKind kind =
          packed.value(row + "kind").equals(CriterionKind.TECHNICAL.name())
              ? CriterionKind.TECHNICAL
              : CriterionKind.ADMINISTRATIVE;
      @Nullable BigDecimal weight = packed.decimal(row + "weight").orElse(null);
      faults.check(
          packed.text(row + "weight").isEmpty() || weight != null,
          row + "weight",
          "shared.not-a-number");
      inputs.add(
          new CriterionInput(
              kind,
              packed.value(row + "code").strip(),
              packed.value(row + "nameAr").strip(),
              packed.value(row + "nameEn").strip(),
              weight));
    }
    faults.throwIfAny();
    return inputs;
  }

  private static boolean isKept(Form form, String row) {
    boolean typed =
        form.text(row + "code").isPresent()
            || form.text(row + "nameAr").isPresent()
            || form.text(row + "nameEn").isPresent();
    return typed && !form.chosen(row + "remove", "true");
  }

  private static int rows(Form form) {
    return form.decimal("rows").map(BigDecimal::intValue).filter(n -> n <= MOST_ROWS).orElse(0);
  }

  /** Sum of the weights in the form, in percent. */
  private static BigDecimal weight(Form form) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < rows(form); i++) {
      sum = sum.add(form.decimal("criteria[" + i + "].weight").orElse(BigDecimal.ZERO));
    }
    return sum;
  }
}

package org.muwahhad.tender.dossier;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.AwardCriteria;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.terms.CriteriaForm;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The forms of the templates of the dossier. */
@Hidden
@Controller("/dossier-templates")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class DossierTemplatePages {
  private static final String HERE = "/dossier-templates";
  private final Pages pages;
  private final ViewDossierTemplates viewDossierTemplates;
  private final AddTemplate addTemplate;
  private final ReviseTemplate reviseTemplate;
  private final RetireTemplate retireTemplate;

  DossierTemplatePages(
      Pages pages,
      ViewDossierTemplates viewDossierTemplates,
      AddTemplate addTemplate,
      ReviseTemplate reviseTemplate,
      RetireTemplate retireTemplate) {
    this.pages = pages;
    this.viewDossierTemplates = viewDossierTemplates;
    this.addTemplate = addTemplate;
    this.reviseTemplate = reviseTemplate;
    this.retireTemplate = retireTemplate;
  }

  @Get("/new")
  ModelAndView<?> empty(HttpRequest<?> request, Actor actor) {
    Form form =
        Form.empty()
            .with("awardCriteria", AwardCriteria.RATED_CRITERIA.code())
            .with("twoEnvelopes", true)
            .with("rows", 5);
    return formPage(request, actor, 0, form);
  }

  @Post("/new")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, @Body String body) {
    Form typed = Forms.read(request, body);
    List<DossierTemplateQueries.Rule> rules = viewDossierTemplates.rules(actor);
    if (typed.value("act").equals("add-row")) {
      return HttpResponse.ok(formPage(request, actor, 0, CriteriaForm.withOneMore(typed)));
    }
    Form form = CriteriaForm.packed(typed);
    return Pages.orAgain(
        request,
        form,
        () -> {
          long id =
              addTemplate.run(
                  actor, form.value("code").strip(), DossierTemplateForm.read(form, rules));
          return Pages.redirect(HERE + "/" + id, Tone.GOOD, "dossier.template-saved", 1);
        },
        marked -> formPage(request, actor, 0, marked));
  }

  @Get("/{id}/edit")
  ModelAndView<?> edit(HttpRequest<?> request, Actor actor, long id) {
    return formPage(
        request, actor, id, DossierTemplateForm.of(viewDossierTemplates.get(actor, id, 0)));
  }

  @Post("/{id}/edit")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revise(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form typed = Forms.read(request, body);
    List<DossierTemplateQueries.Rule> rules = viewDossierTemplates.rules(actor);
    if (typed.value("act").equals("add-row")) {
      return HttpResponse.ok(formPage(request, actor, id, CriteriaForm.withOneMore(typed)));
    }
    Form form = CriteriaForm.packed(typed);
    return Pages.orAgain(
        request,
        form,
        () -> {
          int seen = form.decimal("seen").map(BigDecimal::intValue).orElse(-1);
          int number = reviseTemplate.run(actor, id, seen, DossierTemplateForm.read(form, rules));
          return Pages.redirect(HERE + "/" + id, Tone.GOOD, "dossier.template-saved", number);
        },
        marked -> formPage(request, actor, id, marked));
  }

  @Post("/{id}/retire")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> retire(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        HERE + "/" + id,
        () -> {
          retireTemplate.run(actor, id);
          return Pages.redirect(HERE, Tone.GOOD, "dossier.template-retired");
        });
  }

  private ModelAndView<?> formPage(HttpRequest<?> request, Actor actor, long id, Form form) {
    List<DossierTemplateQueries.Rule> rules = viewDossierTemplates.rules(actor);
    Page page = pages.of(request);
    Texts t = page.t();
    Map<String, Object> model = new HashMap<>();
    model.put("page", below(page).titled(id == 0 ? "dossier.new" : "dossier.edit"));
    model.put("form", form);
    model.put("rows", CriteriaForm.rows(form));
    model.put("weight", CriteriaForm.weight(form));
    model.put("isNew", id == 0);
    model.put("action", HERE + (id == 0 ? "/new" : "/" + id + "/edit"));
    model.put("rules", rules);
    model.put(
        "kinds",
        Arrays.stream(CriterionKind.values())
            .map(k -> new Option(k.name(), t.get("tender.criterion-kind." + k)))
            .toList());
    model.put(
        "awardCriteria",
        AwardCriteria.codes().stream()
            .map(
                a ->
                    new Option(a, t.get("tender.award." + a), t.get("tender.award." + a + ".hint")))
            .toList());
    return new ModelAndView<>("tender/dossier/form", model);
  }

  static Page below(Page page) {
    return page.below(page.t().get("tender.tenders"), "/tenders")
        .below(page.t().get("dossier.templates"), HERE);
  }
}

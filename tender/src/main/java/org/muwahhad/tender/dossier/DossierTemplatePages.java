package org.muwahhad.tender.dossier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.tender.AwardCriteria;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.terms.CriteriaForm;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The forms of the templates of the dossier. */
@Hidden
@Controller("/dossier-templates")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record DossierTemplatePages(
    Answers answers,
    ViewDossierTemplates viewDossierTemplates,
    AddTemplate addTemplate,
    ReviseTemplate reviseTemplate,
    RetireTemplate retireTemplate) {
  private static final String HERE = "/dossier-templates";

  @Get("/new")
  HttpResponse<String> empty(Actor actor) {
    return page(
        actor,
        0,
        Form.empty()
            .with("awardCriteria", AwardCriteria.RATED_CRITERIA.code())
            .with("twoEnvelopes", true)
            .with("rows", 5));
  }

  @Post("/new")
  HttpResponse<String> add(Actor actor) {
    List<DossierTemplateQueries.Rule> rules = viewDossierTemplates.rules(actor);
    Form typed = answers.form(Form::empty);
    if (typed.value("act").equals("add-row")) {
      return page(actor, 0, CriteriaForm.withOneMore(typed));
    }
    Form form = CriteriaForm.packed(typed);
    return answers
        .act(
            () ->
                addTemplate.run(
                    actor, form.value("code").strip(), DossierTemplateForm.read(form, rules)))
        .then(id -> Pages.redirect(HERE + "/" + id, Tone.GOOD, "dossier.template-saved", 1))
        .showing(() -> again(actor, 0));
  }

  @Get("/{id}/edit")
  HttpResponse<String> edit(Actor actor, long id) {
    return page(actor, id, DossierTemplateForm.of(viewDossierTemplates.get(actor, id, 0)));
  }

  @Post("/{id}/edit")
  HttpResponse<String> revise(Actor actor, long id) {
    List<DossierTemplateQueries.Rule> rules = viewDossierTemplates.rules(actor);
    Form typed = answers.form(Form::empty);
    if (typed.value("act").equals("add-row")) {
      return page(actor, id, CriteriaForm.withOneMore(typed));
    }
    Form form = CriteriaForm.packed(typed);
    int seen = form.decimal("seen").map(BigDecimal::intValue).orElse(-1);
    return answers
        .act(() -> reviseTemplate.run(actor, id, seen, DossierTemplateForm.read(form, rules)))
        .then(
            number -> Pages.redirect(HERE + "/" + id, Tone.GOOD, "dossier.template-saved", number))
        .showing(() -> again(actor, id));
  }

  @Post("/{id}/retire")
  HttpResponse<String> retire(Actor actor, long id) {
    return answers
        .act(() -> retireTemplate.run(actor, id))
        .then(HERE, "dossier.template-retired")
        .orBack(HERE + "/" + id)
        .done();
  }

  private HttpResponse<String> again(Actor actor, long id) {
    return page(actor, id, CriteriaForm.packed(answers.form(Form::empty)));
  }

  /**
   * The form.
   *
   * @param id of the template that is revised; 0 for a new one
   */
  private HttpResponse<String> page(Actor actor, long id, Form form) {
    List<DossierTemplateQueries.Rule> rules = viewDossierTemplates.rules(actor);
    return answers.page(
        "tender/dossier/form",
        page ->
            Map.of(
                "page",
                below(page).titled(id == 0 ? "dossier.new" : "dossier.edit"),
                "form",
                form,
                "rows",
                CriteriaForm.rows(form),
                "weight",
                CriteriaForm.weight(form),
                "isNew",
                id == 0,
                "action",
                HERE + (id == 0 ? "/new" : "/" + id + "/edit"),
                "rules",
                rules,
                "kinds",
                kinds(page.t()),
                "awardCriteria",
                awardCriteria(page.t())));
  }

  private static List<Option> kinds(Texts t) {
    return Arrays.stream(CriterionKind.values())
        .map(k -> new Option(k.name(), t.get("tender.criterion-kind." + k)))
        .toList();
  }

  private static List<Option> awardCriteria(Texts t) {
    return AwardCriteria.codes().stream()
        .map(a -> new Option(a, t.get("tender.award." + a), t.get("tender.award." + a + ".hint")))
        .toList();
  }

  static Page below(Page page) {
    return page.below(page.t().get("tender.tenders"), "/tenders")
        .below(page.t().get("dossier.templates"), HERE);
  }
}

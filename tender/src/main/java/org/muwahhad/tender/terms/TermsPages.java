package org.muwahhad.tender.terms;

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
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RestDay;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.AwardCriteria;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** The terms of a draft in the browser. The deadline is typed in Riyadh time. */
@Hidden
@Controller("/tenders/{id}/settings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class TermsPages {
  private static final String DEADLINE = "deadlineAt";
  private final TenderFrame frames;
  private final VisibleTenders visible;
  private final TenderQueries queries;
  private final SetTerms setTerms;
  private final RestDays restDays;

  TermsPages(
      TenderFrame frames,
      VisibleTenders visible,
      TenderQueries queries,
      SetTerms setTerms,
      RestDays restDays) {
    this.frames = frames;
    this.visible = visible;
    this.queries = queries;
    this.setTerms = setTerms;
    this.restDays = restDays;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(request, actor, tender, formOf(tender, queries.listRules(id)));
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(Pages.HTML)
  HttpResponse<?> save(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = restDays.taken(Forms.read(request, body), DEADLINE);
    TenderQueries.Tender tender = visible.get(actor, id);
    try {
      setTerms.run(actor, id, terms(form, queries.listRules(id)));
      return Pages.redirect("/tenders/" + id + "/settings", Tone.GOOD, "tender.terms-saved");
    } catch (RuntimeException failure) {
      Refusal refusal = Refusals.find(failure).orElseThrow(() -> failure);
      if (refusal instanceof Refusal.NotPermitted || refusal instanceof Refusal.NotFound) {
        throw refusal;
      }
      Form marked = Refusals.mark(form, refusal, Pages.language(request));
      return HttpResponse.unprocessableEntity().body(page(request, actor, tender, marked));
    }
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, TenderQueries.Tender tender, Form form) {
    TenderFrame.Frame frame = frames.of(request, actor, tender, "/settings");
    Texts t = frame.page().t();
    List<TenderQueries.Rule> rules = queries.listRules(tender.id());
    Map<String, RestDay> rests = restDays.of(form, DEADLINE);
    return new ModelAndView<>(
        "tender/terms/settings",
        frame.model(
            Map.of(
                "form",
                form,
                "rests",
                rests,
                "rules",
                rules,
                "open",
                TermsSection.open(form, rules, rests.keySet()),
                "awardCriteria",
                options(t, "tender.award.", AwardCriteria.codes()),
                "currencies",
                SetTerms.CURRENCIES.stream().map(c -> new Option(c, c)).toList())));
  }

  private static List<Option> options(Texts t, String prefix, List<String> values) {
    return values.stream()
        .map(v -> new Option(v, t.get(prefix + v), t.get(prefix + v + ".hint")))
        .toList();
  }

  private static Form formOf(TenderQueries.Tender tender, List<TenderQueries.Rule> rules) {
    Form form =
        Form.empty()
            .with("version", tender.version())
            .with("title.ar", tender.title().ar())
            .with("title.en", tender.title().en())
            .with("procurementMethod", tender.procurementMethod())
            .with("awardCriteria", tender.awardCriteria())
            .with("currency", tender.currency())
            .with("twoEnvelopes", tender.twoEnvelopes())
            .with("urgencyReason", Optional.ofNullable(tender.urgencyReason()).orElse(""));
    Instant deadline = tender.deadlineAt();
    if (deadline != null) {
      form = form.with(DEADLINE, LocalDateTime.ofInstant(deadline, Page.RIYADH));
    }
    if (tender.rateDate() != null) {
      form = form.with("rateDate", tender.rateDate());
    }
    for (TenderQueries.Rule rule : rules) {
      form = form.with("rules." + rule.code(), rule.value().stripTrailingZeros());
    }
    return form;
  }

  private static Terms terms(Form form, List<TenderQueries.Rule> rules) {
    Faults faults = new Faults();
    Map<String, BigDecimal> values = new TreeMap<>();
    for (TenderQueries.Rule rule : rules) {
      String field = "rules." + rule.code();
      Optional<BigDecimal> value = form.decimal(field);
      if (value.isEmpty()) {
        RuleBounds.check(faults, rule.code(), rule.unit(), null);
      }
      value.ifPresent(v -> values.put(rule.code(), v));
    }
    faults.check(
        form.text(DEADLINE).isEmpty() || form.dateTime(DEADLINE).isPresent(),
        DEADLINE,
        "shared.not-a-date");
    faults.check(
        form.text("rateDate").isEmpty() || form.date("rateDate").isPresent(),
        "rateDate",
        "shared.not-a-date");
    faults.throwIfAny();
    return new Terms(
        new Bilingual(form.value("title.ar"), form.value("title.en")),
        form.value("procurementMethod"),
        form.value("awardCriteria"),
        form.value("currency"),
        form.chosen("twoEnvelopes", "true"),
        deadline(form),
        form.date("rateDate").orElse(null),
        form.text("urgencyReason").orElse(null),
        values,
        form.decimal("version").map(BigDecimal::intValue).orElse(-1));
  }

  private static @Nullable Instant deadline(Form form) {
    return form.dateTime(DEADLINE)
        .map(d -> d.atZone(Page.RIYADH).withZoneSameInstant(ZoneOffset.UTC).toInstant())
        .orElse(null);
  }
}

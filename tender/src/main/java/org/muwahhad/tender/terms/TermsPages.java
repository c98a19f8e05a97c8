package org.muwahhad.tender.terms;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
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
import org.muwahhad.tender.AwardCriteria;
import org.muwahhad.tender.TenderFrame;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Texts;

/** The terms of a draft in the browser. The deadline is typed in Riyadh time. */
@Hidden
@Controller("/tenders/{id}/settings")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record TermsPages(
    Answers answers,
    TenderFrame frames,
    VisibleTenders visible,
    TenderQueries queries,
    SetTerms setTerms,
    RestDays restDays) {
  private static final String DEADLINE = "deadlineAt";

  @Get
  HttpResponse<String> show(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = visible.get(actor, id);
    return page(actor, tender, formOf(tender, queries.listRules(id)));
  }

  @Post
  HttpResponse<String> save(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    Form form = typed();
    TenderQueries.Tender tender = visible.get(actor, id);
    return answers
        .act(() -> setTerms.run(actor, id, terms(form, queries.listRules(id))))
        .then("/tenders/" + id + "/settings", "tender.terms-saved")
        .showing(() -> page(actor, tender, typed()));
  }

  /** What was typed, with the day offered where the person takes it. */
  private Form typed() {
    return restDays.taken(answers.form(Form::empty), DEADLINE);
  }

  private HttpResponse<String> page(Actor actor, TenderQueries.Tender tender, Form form) {
    List<TenderQueries.Rule> rules = queries.listRules(tender.id());
    Map<String, RestDay> rests = restDays.of(form, DEADLINE);
    return answers.page(
        "tender/terms/settings",
        page ->
            frames
                .of(page, actor, tender, "/settings")
                .model(
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
                        options(page.t(), "tender.award.", AwardCriteria.codes()),
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

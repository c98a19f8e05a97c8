package org.muwahhad.demand.form;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where an officer adds an item of the catalog to the demand: to which round, and how many. */
@Hidden
@Controller("/catalog/{code}/demand")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AddToDemandPages(
    Answers answers,
    OpenRoundQueries queries,
    AskableItemQueries catalog,
    AddToDemand addToDemand,
    DatabaseClock clock) {

  @Get
  HttpResponse<String> ask(Actor actor, String code) {
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    List<OpenRoundQueries.OpenRound> rounds =
        queries.listFor(code, officer.state(), officer.entity(), clock.now());
    AskableItemQueries.AskableItem item =
        catalog.listByCodes(0, List.of(code)).stream()
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("item " + code));
    return answers.page(
        "demand/form/add-to-demand",
        page ->
            Map.of(
                "page",
                page.titled("demand.add-to-demand")
                    .below(page.t().of(item.name()), "/catalog/" + item.code()),
                "item",
                item,
                "rounds",
                rounds));
  }

  @Post
  HttpResponse<String> add(Actor actor, String code) {
    actor.require(Role.PROCUREMENT_OFFICER);
    Form form = answers.form(Form::empty);
    return answers
        .act(() -> addToDemand.run(actor, round(form), code, quantity(form)))
        .then(
            lines -> Pages.redirect("/catalog/" + code, Tone.GOOD, "demand.added-to-demand", lines))
        .showing(() -> ask(actor, code));
  }

  private static long round(Form form) {
    String round = form.value("round");
    if (!round.matches("\\d{1,18}")) {
      throw new Refusal.InvalidInput("round", "shared.missing");
    }
    return Long.parseLong(round);
  }

  private static @Nullable BigDecimal quantity(Form form) {
    Optional<BigDecimal> quantity = form.decimal("quantity");
    if (form.text("quantity").isPresent() && quantity.isEmpty()) {
      throw new Refusal.InvalidInput("quantity", "shared.not-a-number");
    }
    return quantity.orElse(null);
  }
}

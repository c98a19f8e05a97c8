package org.muwahhad.demand.form;

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
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.AskableItemQueries;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where an officer adds an item of the catalog to the demand: to which round, and how many. */
@Hidden
@Controller("/catalog/{code}/demand")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class AddToDemandPages {
  private final Pages pages;
  private final OpenRoundQueries queries;
  private final AskableItemQueries catalog;
  private final AddToDemand addToDemand;
  private final DatabaseClock clock;

  AddToDemandPages(
      Pages pages,
      OpenRoundQueries queries,
      AskableItemQueries catalog,
      AddToDemand addToDemand,
      DatabaseClock clock) {
    this.pages = pages;
    this.queries = queries;
    this.catalog = catalog;
    this.addToDemand = addToDemand;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> ask(HttpRequest<?> request, Actor actor, String code) {
    return page(request, actor, code, Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.PROCUREMENT_OFFICER);
    return Pages.orAgain(
        request,
        form,
        () -> {
          String round = form.value("round");
          if (!round.matches("\\d{1,18}")) {
            throw new Refusal.InvalidInput("round", "shared.missing");
          }
          if (form.text("quantity").isPresent() && form.decimal("quantity").isEmpty()) {
            throw new Refusal.InvalidInput("quantity", "shared.not-a-number");
          }
          int lines =
              addToDemand.run(
                  actor, Long.parseLong(round), code, form.decimal("quantity").orElse(null));
          return Pages.redirect("/catalog/" + code, Tone.GOOD, "demand.added-to-demand", lines);
        },
        marked -> page(request, actor, code, marked));
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, String code, Form form) {
    Grant officer = actor.require(Role.PROCUREMENT_OFFICER);
    List<OpenRoundQueries.OpenRound> rounds =
        queries.listFor(code, officer.state(), officer.entity(), clock.now());
    AskableItemQueries.AskableItem item =
        catalog.listByCodes(0, List.of(code)).stream()
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("item " + code));
    return new ModelAndView<>(
        "demand/form/add-to-demand",
        Map.of(
            "page",
            pages
                .of(request)
                .titled("demand.add-to-demand")
                .below(pages.of(request).t().of(item.name()), "/catalog/" + item.code()),
            "form",
            form,
            "item",
            item,
            "rounds",
            rounds));
  }
}

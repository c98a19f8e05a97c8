package org.muwahhad.guarantee;

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
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Performance guarantees in the browser. */
@Hidden
@Controller("/guarantees")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class GuaranteePages {
  private final Pages pages;
  private final ViewGuarantees view;
  private final RegisterGuarantee registerGuarantee;
  private final ExtendGuarantee extendGuarantee;
  private final EndGuarantee endGuarantee;

  GuaranteePages(
      Pages pages,
      ViewGuarantees view,
      RegisterGuarantee registerGuarantee,
      ExtendGuarantee extendGuarantee,
      EndGuarantee endGuarantee) {
    this.pages = pages;
    this.view = view;
    this.registerGuarantee = registerGuarantee;
    this.extendGuarantee = extendGuarantee;
    this.endGuarantee = endGuarantee;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "guarantee/guarantees",
        Map.of("page", pages.of(request).titled("guarantee.title"), "all", view.list(actor)));
  }

  @Get("/{awardId}")
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long awardId) {
    return page(request, actor, awardId, Form.empty());
  }

  @Post("/{awardId}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> act(HttpRequest<?> request, Actor actor, long awardId, @Body String body) {
    Form form = Forms.read(request, body);
    actor.require(Role.CENTRAL_BUYER);
    return pages.after(
        request,
        address(awardId),
        form,
        () -> {
          String done = act(actor, awardId, form);
          return Pages.redirect(address(awardId), Tone.GOOD, done);
        },
        marked -> page(request, actor, awardId, marked));
  }

  private String act(Actor actor, long awardId, Form form) {
    return switch (form.value("act")) {
      case "extend" -> {
        extendGuarantee.run(
            actor, awardId, form.date("validUntil").orElse(null), form.value("document"));
        yield "guarantee.extended-now";
      }
      case "release" -> {
        endGuarantee.release(actor, awardId, form.value("reason"));
        yield "guarantee.released-now";
      }
      case "call" -> {
        endGuarantee.call(
            actor, awardId, form.decimal("amount").orElse(null), form.value("reason"));
        yield "guarantee.called-now";
      }
      default -> {
        registerGuarantee.run(
            actor,
            awardId,
            new RegisterGuarantee.FurnishedGuarantee(
                form.value("bank"),
                form.value("reference"),
                form.decimal("amount").orElse(null),
                form.date("validUntil").orElse(null),
                form.value("document")));
        yield "guarantee.registered-now";
      }
    };
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long awardId, Form form) {
    ViewGuarantees.GuaranteeStanding standing = view.get(actor, awardId);
    Page page = pages.of(request);
    Map<String, Object> model = new HashMap<>();
    model.put(
        "page",
        page.titled("guarantee.of", standing.due().tenderNumber(), standing.due().lotNumber())
            .below(page.t().get("guarantee.title"), "/guarantees"));
    model.put("standing", standing);
    model.put("buyer", actor.is(Role.CENTRAL_BUYER));
    model.put("form", form);
    view.findComputed(standing).ifPresent(c -> model.put("computed", c));
    return new ModelAndView<>("guarantee/guarantee", model);
  }

  private static String address(long awardId) {
    return "/guarantees/" + awardId;
  }
}

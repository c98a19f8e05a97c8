package org.muwahhad.home;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.WaitingTask;

/** The home page in the browser. */
@Hidden
@Controller("/")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class HomePages {
  private final Pages pages;
  private final Home home;
  private final Headlines headlines;

  HomePages(Pages pages, Home home, Headlines headlines) {
    this.pages = pages;
    this.home = home;
    this.headlines = headlines;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor) {
    Page page = pages.of(request).titled("home.title", pages.of(request).t().of(actor.name()));
    return new ModelAndView<>(
        "home/home",
        Map.of(
            "page", page,
            "caption", page.t().of(actor.title()),
            "headlines", headlines.of(actor),
            "tasks", home.tasks(actor).stream().map(t -> waitingTask(t, page.t())).toList(),
            "matters", home.matters(actor),
            "demand", home.ownDemand(actor),
            "facts", home.facts(actor),
            "acts", home.latestActs(actor),
            "ongoing", home.ongoing(actor)));
  }

  private static WaitingTask waitingTask(Task task, Texts t) {
    String key = "home.task." + task.kind();
    long figure = task.kind().isStanding() ? 0 : task.count();
    boolean several = task.kind().isByAgreement() && task.count() > 1;
    return new WaitingTask(
        t.get(several ? key + ".several" : key),
        explanation(task, key, t),
        figure,
        task.href(),
        task.due());
  }

  /** What it is about, with its number where it has one. */
  private static String explanation(Task task, String key, Texts t) {
    Bilingual about = task.about();
    if (about == null) {
      return t.get(key + ".text", task.count());
    }
    String code = task.code();
    return code == null ? t.of(about) : t.get("home.about", code, t.of(about));
  }
}

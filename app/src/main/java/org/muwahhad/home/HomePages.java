package org.muwahhad.home;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Texts;
import org.muwahhad.web.WaitingTask;

/** The home page in the browser. */
@Hidden
@Controller("/")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record HomePages(Answers answers, Home home, Headlines headlines) {

  @Get
  HttpResponse<String> show(Actor actor) {
    return answers.page(
        "home/home",
        page ->
            Map.of(
                "page", page.titled("home.title", page.t().of(actor.name())),
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

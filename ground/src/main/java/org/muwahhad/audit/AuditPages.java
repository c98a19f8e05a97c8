package org.muwahhad.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;

/** The audit record in the browser, for auditors and administrators. */
@Hidden
@Controller("/audit")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditPages {
  private final Pages pages;
  private final AuditQueries queries;
  private final RunVerification runVerification;
  private final AnchorFiles anchorFiles;

  AuditPages(
      Pages pages, AuditQueries queries, RunVerification runVerification, AnchorFiles anchorFiles) {
    this.anchorFiles = anchorFiles;
    this.pages = pages;
    this.queries = queries;
    this.runVerification = runVerification;
  }

  @Get
  ModelAndView<Map<String, Object>> show(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String act,
      @QueryValue(defaultValue = "") String object,
      @QueryValue(defaultValue = "") String login,
      @QueryValue(defaultValue = "") String before) {
    actor.require(Role.AUDITOR, Role.ADMINISTRATOR);
    List<AuditQueries.EntryRow> entries =
        queries.list(before, act.strip(), object.strip(), login.strip(), actor.is(Role.AUDITOR));
    return view(request, Map.of("entries", entries, "act", act, "object", object, "login", login));
  }

  @Post("/verify")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> verify(HttpRequest<?> request, Actor actor, @Body String body) {
    actor.require(Role.AUDITOR, Role.ADMINISTRATOR);
    Form form = Forms.read(request, body);
    List<AuditQueries.EntryRow> entries = queries.list("", "", "", "", actor.is(Role.AUDITOR));
    try {
      VerifyAudit.Verification result =
          runVerification.run(actor, anchorFiles.parse(form.value("anchors")));
      return HttpResponse.ok(
          view(request, Map.of("entries", entries, "verification", result, "given", form)));
    } catch (AnchorFiles.UnreadableException e) {
      String message = pages.of(request).t().get("audit.anchors-unreadable");
      return HttpResponse.status(HttpStatus.UNPROCESSABLE_ENTITY)
          .body(
              view(
                  request,
                  Map.of("entries", entries, "given", form.withError("anchors", message))));
    }
  }

  private ModelAndView<Map<String, Object>> view(
      HttpRequest<?> request, Map<String, Object> parts) {
    Map<String, Object> model = new HashMap<>(parts);
    model.put("page", pages.of(request).titled("audit.title"));
    model.put("older", older(parts));
    return new ModelAndView<>("audit/entries", model);
  }

  private static String older(Map<String, Object> parts) {
    StringBuilder address = new StringBuilder("/audit?");
    for (String filter : List.of("act", "object", "login")) {
      String value = String.valueOf(parts.getOrDefault(filter, ""));
      address.append(filter).append('=');
      address.append(URLEncoder.encode(value, StandardCharsets.UTF_8)).append('&');
    }
    return address.append("before=").toString();
  }
}

package org.muwahhad.audit;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The audit record in the browser, for auditors and administrators. */
@Hidden
@Controller("/audit")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record AuditPages(
    Answers answers,
    Pages pages,
    AuditQueries queries,
    RunVerification runVerification,
    AnchorFiles anchorFiles,
    EntryWords words,
    EntryTable table) {
  private static final List<String> FILTERS = List.of("act", "object", "login", "from", "until");
  private static final MediaType CSV = MediaType.of("text/csv;charset=utf-8");
  private static final MediaType XLSX =
      MediaType.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  /**
   * A page of entries: the newest, or in the other order the oldest, or those beside one.
   *
   * @param sort {@code at} for the oldest first
   * @param before place of an entry, for those older than it
   * @param after place of an entry, for those newer than it
   */
  @Get
  HttpResponse<String> show(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "") String before,
      @QueryValue(defaultValue = "") String after) {
    actor.require(Role.AUDITOR, Role.ADMINISTRATOR);
    Form filter = filter(request);
    EntryFilter wanted = EntryFilter.of(filter);
    boolean auditor = actor.is(Role.AUDITOR);
    boolean oldestFirst = sort.equals("at");
    boolean upwards = before.isEmpty() && (oldestFirst || !after.isEmpty());
    List<AuditQueries.EntryRow> found =
        upwards
            ? queries.listNewer(after, wanted, auditor, AuditQueries.PAGE_SIZE + 1)
            : queries.list(before, wanted, auditor, AuditQueries.PAGE_SIZE + 1);
    List<AuditQueries.EntryRow> entries = new ArrayList<>(page(found));
    if (upwards != oldestFirst) {
      Collections.reverse(entries);
    }
    boolean goesOn = found.size() > AuditQueries.PAGE_SIZE;
    return shown(
        Map.of(
            "entries",
            entries,
            "filter",
            filter,
            "total",
            queries.count(wanted, auditor),
            "oldestFirst",
            oldestFirst,
            "olderToo",
            upwards ? !after.isEmpty() : goesOn,
            "newerToo",
            upwards ? goesOn : !before.isEmpty()));
  }

  /** The entries of a page, of which one more was read to see whether any follow. */
  private static List<AuditQueries.EntryRow> page(List<AuditQueries.EntryRow> found) {
    return found.subList(0, Math.min(found.size(), AuditQueries.PAGE_SIZE));
  }

  /** The entries that the filter leaves, as a file: {@code csv} or {@code xlsx}. */
  @Get("/export")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> export(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "csv") String format) {
    actor.require(Role.AUDITOR, Role.ADMINISTRATOR);
    Page page = pages.of(request);
    EntryFilter filter = EntryFilter.of(filter(request));
    boolean auditor = actor.is(Role.AUDITOR);
    boolean workbook = format.equals("xlsx");
    return HttpResponse.ok(
            workbook
                ? table.xlsx(page.t(), page.zone(), filter, auditor)
                : table.csv(page.t(), page.zone(), filter, auditor))
        .contentType(workbook ? XLSX : CSV)
        .header(
            "Content-Disposition",
            "attachment; filename=\"audit." + (workbook ? "xlsx" : "csv") + "\"")
        .header("Cache-Control", "private, no-store");
  }

  /** The filter of the address; what is no day is told at its field. */
  private static Form filter(HttpRequest<?> request) {
    Form filter = Form.empty();
    for (String field : FILTERS) {
      filter = filter.with(field, request.getParameters().get(field, String.class).orElse(""));
    }
    for (String field : List.of("from", "until")) {
      if (filter.text(field).isPresent() && filter.date(field).isEmpty()) {
        filter =
            filter.withError(
                field, Texts.in(Pages.language(request)).get("shared.refusal.not-a-date"));
      }
    }
    return filter;
  }

  @Post("/verify")
  HttpResponse<?> verify(HttpRequest<?> request, Actor actor) {
    actor.require(Role.AUDITOR, Role.ADMINISTRATOR);
    Form form = answers.form(Form::empty);
    Map<String, Object> parts = new HashMap<>(newest(actor.is(Role.AUDITOR)));
    try {
      VerifyAudit.Verification result =
          runVerification.run(actor, anchorFiles.parse(form.value("anchors")));
      parts.put("verification", result);
      parts.put("given", form);
      return shown(parts);
    } catch (AnchorFiles.UnreadableException e) {
      String message = Texts.in(Pages.language(request)).get("audit.anchors-unreadable");
      parts.put("given", form.withError("anchors", message));
      return shown(parts).toMutableResponse().status(HttpStatus.UNPROCESSABLE_ENTITY);
    }
  }

  /** The first page without a filter. */
  private Map<String, Object> newest(boolean auditor) {
    List<AuditQueries.EntryRow> found =
        queries.list("", EntryFilter.NONE, auditor, AuditQueries.PAGE_SIZE + 1);
    return Map.of(
        "entries",
        page(found),
        "total",
        queries.count(EntryFilter.NONE, auditor),
        "olderToo",
        found.size() > AuditQueries.PAGE_SIZE);
  }

  private HttpResponse<String> shown(Map<String, Object> parts) {
    return answers.page(
        "audit/entries",
        page -> {
          Map<String, Object> model = new HashMap<>(parts);
          model.put("page", page.titled("audit.title"));
          model.put("words", words);
          model.put("acts", EntryWords.acts(page.t()));
          model.put("query", parts.get("filter") instanceof Form filter ? query(filter) : "");
          return model;
        });
  }

  /** The filter as part of an address, ending where more may follow. */
  private static String query(Form filter) {
    StringBuilder query = new StringBuilder();
    for (String field : FILTERS) {
      query.append(field).append('=');
      query.append(URLEncoder.encode(filter.value(field), StandardCharsets.UTF_8)).append('&');
    }
    return query.toString();
  }
}

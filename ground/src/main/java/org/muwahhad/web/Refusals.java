package org.muwahhad.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;

/**
 * Informs a person or a program that an act was refused: a page in the reader's language, or {@code
 * application/problem+json} (RFC 9457) with a stable code, the message in both languages and the
 * paths of the fields at fault.
 */
@Singleton
public class Refusals {
  private static final String CODE = "muwahhad.refusal";
  private static final String TYPE = "urn:muwahhad:problem:";
  private static final Pattern SECRET = Pattern.compile("(?i)pass|secret|pin$|otp");
  private static final int MOST_FIELDS = 500;

  private final Pages pages;
  private final ProblemPages problemPages;
  private final Optional<PageAddition> pageAddition;

  Refusals(Pages pages, ProblemPages problemPages, Optional<PageAddition> pageAddition) {
    this.pages = pages;
    this.problemPages = problemPages;
    this.pageAddition = pageAddition;
  }

  /** Whether the request came from a program and not from a browser's page. */
  public static boolean isApi(HttpRequest<?> request) {
    return request.getPath().startsWith("/api/");
  }

  /** The message of a refusal, in a language. */
  public static String message(Refusal refusal, Language language) {
    return Texts.in(language).get(refusal.messageKey(), refusal.arguments().toArray());
  }

  /** The form as it was typed, with each fault at its field. */
  public static Form mark(Form form, Refusal refusal, Language language) {
    if (!(refusal instanceof Refusal.InvalidInput invalid)) {
      return form.withError("", message(refusal, language));
    }
    Form marked = form;
    for (Refusal.Fault fault : invalid.faults()) {
      marked = marked.withError(fault.field(), message(fault, language));
    }
    return marked;
  }

  /** The refusal that a failure stands for, whether of our rules or of the database's guards. */
  public static Optional<Refusal> find(Throwable failure) {
    return DatabaseRefusals.find(failure);
  }

  /** The code of the refusal that a request was answered with, if it was. */
  public static Optional<String> findCode(HttpRequest<?> request) {
    return request.getAttribute(CODE, String.class);
  }

  public MutableHttpResponse<?> respond(HttpRequest<?> request, Refusal refusal) {
    request.setAttribute(CODE, refusal.code());
    MutableHttpResponse<?> answer = isApi(request) ? problem(refusal) : page(request, refusal);
    if (refusal instanceof Refusal.TooOften often) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(often.seconds()));
    } else if (refusal instanceof Refusal.Busy busy) {
      answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(busy.seconds()));
    }
    return answer;
  }

  /** A failure that is a bug: only its reference is shown, the rest is in the log. */
  MutableHttpResponse<?> respondUnexpected(HttpRequest<?> request, String reference) {
    HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
    if (isApi(request)) {
      return json(status, "shared.unexpected", reference);
    }
    return page(request, status, null, reference);
  }

  /** What is missing for the moment; needs no database. */
  MutableHttpResponse<?> respondOutage(HttpRequest<?> request, Outage outage) {
    MutableHttpResponse<?> answer =
        isApi(request) ? json(outage.status, outage.code, null) : page(request, outage);
    return answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(outage.retrySeconds));
  }

  /** The demonstration is not there yet. */
  MutableHttpResponse<?> respondLoading(HttpRequest<?> request, DemonstrationProgress.Stage stage) {
    HttpStatus status = HttpStatus.SERVICE_UNAVAILABLE;
    if (isApi(request)) {
      return json(status, "shared.demonstration-loading", null);
    }
    String html = problemPages.loading(pages.withoutDatabase(request), stage);
    return HttpResponse.status(status).contentType(Pages.HTML).body(html);
  }

  private MutableHttpResponse<?> page(HttpRequest<?> request, Outage outage) {
    Page page = pages.withoutDatabase(request);
    String action = request.getUri().getRawPath();
    String html = problemPages.render(page, outage, sentAgain(request), action);
    return HttpResponse.status(outage.status).contentType(Pages.HTML).body(html);
  }

  /**
   * The fields of a form, with its token and request key, so that one press sends it again and it
   * is done once. None of a form with a secret, or a very long one: going back shows it.
   */
  private static Map<String, List<String>> sentAgain(HttpRequest<?> request) {
    return Answers.findTyped(request)
        .map(Form::values)
        .filter(fields -> fields.size() <= MOST_FIELDS)
        .filter(fields -> fields.keySet().stream().noneMatch(n -> SECRET.matcher(n).find()))
        .orElse(Map.of());
  }

  /** An answer for an address that leads nowhere or takes other input. */
  MutableHttpResponse<?> respondStatus(HttpRequest<?> request, HttpStatus status) {
    if (isApi(request)) {
      return json(status, code(status), null);
    }
    return page(request, status, null, null);
  }

  /** An answer for a request that cannot be read, with the values at fault where they are known. */
  MutableHttpResponse<?> respondBadRequest(
      HttpRequest<?> request, String code, List<Refusal.Fault> faults) {
    HttpStatus status = HttpStatus.BAD_REQUEST;
    if (!isApi(request)) {
      return page(request, status, null, null);
    }
    return json(status, body(status, code, faults.stream().map(Refusals::entry).toList(), null));
  }

  private static String code(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "shared.no-such-address";
      case METHOD_NOT_ALLOWED -> "shared.wrong-method";
      case NOT_ACCEPTABLE -> "shared.not-acceptable";
      case UNSUPPORTED_MEDIA_TYPE -> "shared.media-type";
      case REQUEST_URI_TOO_LONG -> "shared.address-too-long";
      case REQUEST_ENTITY_TOO_LARGE -> "shared.request-too-large";
      case MISDIRECTED_REQUEST -> "shared.other-host";
      case NOT_IMPLEMENTED -> "shared.transfer-coding";
      case UNAUTHORIZED -> "access.session-required";
      case FORBIDDEN -> "shared.not-permitted";
      default -> status.getCode() < 500 ? "shared.bad-request" : "shared.unexpected";
    };
  }

  /** A program must send the token of a session. */
  public MutableHttpResponse<?> respondUnauthenticated() {
    return json(HttpStatus.UNAUTHORIZED, "access.session-required", null)
        .header("WWW-Authenticate", "Bearer");
  }

  private MutableHttpResponse<?> page(HttpRequest<?> request, Refusal refusal) {
    return page(request, status(refusal), message(refusal, Pages.language(request)), null);
  }

  private MutableHttpResponse<?> page(
      HttpRequest<?> request,
      HttpStatus status,
      @Nullable String message,
      @Nullable String reference) {
    Page page;
    try {
      page = pages.of(request);
    } catch (RuntimeException failure) {
      Outage outage = Outage.find(failure).orElseThrow(() -> failure);
      return respondOutage(request, outage);
    }
    String html = problemPages.render(page, status.getCode(), message, reference);
    return HttpResponse.status(status).contentType(Pages.HTML).body(touched(request, html));
  }

  private String touched(HttpRequest<?> request, String html) {
    return pageAddition
        .map(
            touch ->
                Forms.findExpired(request)
                    .map(form -> touch.onRefused(request, form, html))
                    .orElseGet(() -> touch.on(request, html)))
        .orElse(html);
  }

  private static MutableHttpResponse<?> problem(Refusal refusal) {
    HttpStatus status = status(refusal);
    @Nullable List<ProblemBody.FieldProblem> fields =
        refusal instanceof Refusal.InvalidInput invalid
            ? invalid.faults().stream().map(Refusals::entry).toList()
            : null;
    return json(
        status,
        new ProblemBody(
            TYPE + refusal.code(),
            status.getReason(),
            status.getCode(),
            message(refusal, Language.EN),
            message(refusal, Language.AR),
            refusal.code(),
            fields,
            null));
  }

  private static ProblemBody.FieldProblem entry(Refusal.Fault fault) {
    return new ProblemBody.FieldProblem(
        fault.field(), fault.code(), message(fault, Language.EN), message(fault, Language.AR));
  }

  private static String message(Refusal.Fault fault, Language language) {
    List<Object> arguments = fault.arguments();
    return Texts.in(language).get(fault.messageKey(), arguments.toArray());
  }

  private static MutableHttpResponse<?> json(
      HttpStatus status, String code, @Nullable String reference) {
    return json(status, body(status, code, null, reference));
  }

  private static ProblemBody body(
      HttpStatus status,
      String code,
      @Nullable List<ProblemBody.FieldProblem> fields,
      @Nullable String reference) {
    String key = Refusal.messageKey(code);
    return new ProblemBody(
        TYPE + code,
        status.getReason(),
        status.getCode(),
        Texts.in(Language.EN).get(key),
        Texts.in(Language.AR).get(key),
        code,
        fields,
        reference);
  }

  private static MutableHttpResponse<?> json(HttpStatus status, ProblemBody body) {
    return HttpResponse.status(status).contentType(MediaType.APPLICATION_JSON_PROBLEM).body(body);
  }

  private static HttpStatus status(Refusal refusal) {
    return switch (refusal.kind()) {
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case NOT_PERMITTED -> HttpStatus.FORBIDDEN;
      case RULE_BROKEN, INVALID_INPUT -> HttpStatus.UNPROCESSABLE_ENTITY;
      case CONFLICT -> HttpStatus.CONFLICT;
      case TOO_OFTEN -> HttpStatus.TOO_MANY_REQUESTS;
      case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }
}

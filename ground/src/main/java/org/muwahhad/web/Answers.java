package org.muwahhad.web;

import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/**
 * Answers a request to a {@link PageAndApi} controller: with a page at an address that people use,
 * with JSON at one that programs use. See {@code docs/one-address.md}.
 */
@Singleton
public class Answers {
  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;
  private static final String FORM = "muwahhad.form";
  private static final String UNREAD = "muwahhad.unread";
  private final Pages pages;
  private final RenderedPages<Map<String, Object>> templates;
  private final Reviews reviews;

  Answers(Pages pages, RenderedPages<Map<String, Object>> templates, Reviews reviews) {
    this.pages = pages;
    this.reviews = reviews;
    this.templates = templates;
  }

  /**
   * What a reader asked for: the view as JSON, or a page of it.
   *
   * @param name of the template's parameter that takes the view; others are {@code page} and {@code
   *     form}
   * @param titled gives the page its title and the pages above it
   */
  public <T> HttpResponse<T> show(
      String template, String name, T view, UnaryOperator<Page> titled) {
    return show(template, view, page -> Map.of("page", titled.apply(page), name, view));
  }

  /**
   * As {@link #show(String, String, Object, UnaryOperator)}, for a page that shows more than the
   * view.
   *
   * @param model of the template, from the page of the request; {@code form} is added where it is
   *     not there
   */
  public <T> HttpResponse<T> show(
      String template, T view, Function<Page, Map<String, Object>> model) {
    return show(template, view, () -> model.apply(pages.of(request())));
  }

  /**
   * As above, of a long list: programs get the entries of the page, and in the header {@code
   * Total-Count} how many there are in all that answer the choice.
   */
  public <T> HttpResponse<List<T>> showList(
      String template, ListPage<T> list, Function<Page, Map<String, Object>> model) {
    HttpResponse<List<T>> answer = show(template, list.entries(), model);
    if (Refusals.isApi(request())) {
      answer.toMutableResponse().header("Total-Count", String.valueOf(list.total()));
    }
    return answer;
  }

  /** As above, for a page that gets its {@code page} elsewhere, such as those of a tender. */
  public <T> HttpResponse<T> show(String template, T view, Supplier<Map<String, Object>> model) {
    HttpRequest<?> request = request();
    if (Refusals.isApi(request)) {
      return json(request, view);
    }
    Map<String, Object> whole = new HashMap<>(Map.of("form", form(Form::empty)));
    whole.putAll(model.get());
    return any(HttpResponse.ok(templates.html(template, whole, request)).contentType(Pages.HTML));
  }

  /**
   * A page that only people have.
   *
   * @param model of the template, from the page of the request; {@code form} is added where it is
   *     not there
   * @return its HTML
   */
  public HttpResponse<String> page(String template, Function<Page, Map<String, Object>> model) {
    HttpRequest<?> request = request();
    Map<String, Object> whole = new HashMap<>(Map.of("form", form(Form::empty)));
    whole.putAll(model.apply(pages.of(request)));
    return HttpResponse.ok(templates.html(template, whole, request)).contentType(Pages.HTML);
  }

  /** The form as it was typed, with what is wrong with it; the other before anything was sent. */
  public Form form(Supplier<Form> fresh) {
    return request().getAttribute(FORM, Form.class).orElseGet(fresh);
  }

  /**
   * Takes a form with a file, of which the fields are parameters of the method.
   *
   * @param token of the form
   * @throws Refusal.NotPermitted when it is not the token of the session
   */
  public void take(@Nullable String token, Form typed) {
    Forms.requireToken(request(), token == null ? "" : token);
    keep(request(), typed);
  }

  static void keep(HttpRequest<?> request, Form typed) {
    request.setAttribute(FORM, typed);
  }

  /** The form of a request as it was typed, if it was read. */
  static Optional<Form> findTyped(HttpRequest<?> request) {
    return request.getAttribute(FORM, Form.class);
  }

  /** Keeps what of the form of this request cannot be read; it is told in place of the act. */
  static void keepUnread(List<Refusal.Fault> unread) {
    request().setAttribute(UNREAD, unread);
  }

  private static void requireRead(HttpRequest<?> request) {
    List<?> unread = request.getAttribute(UNREAD, List.class).orElse(List.of());
    if (!unread.isEmpty()) {
      throw new Refusal.InvalidInput(unread.stream().map(Refusal.Fault.class::cast).toList());
    }
  }

  /** Something that is to be done, with a result. */
  public <R> Attempt<R> act(Supplier<R> act) {
    return new Attempt<>(act, r -> HttpResponse.ok(), null, null, null);
  }

  /** Something that is to be done. */
  public Attempt<Boolean> act(Runnable act) {
    return act(
        () -> {
          act.run();
          return true;
        });
  }

  /**
   * An act, and where its page leads. Programs get the act's refusal as it is.
   *
   * @param <R> what the act returns
   */
  public final class Attempt<R> {
    private final Supplier<R> act;
    private final Function<R, HttpResponse<?>> next;
    private final @Nullable Supplier<? extends HttpResponse<?>> again;
    private final @Nullable String back;
    private final @Nullable Function<R, Review> review;

    private Attempt(
        Supplier<R> act,
        Function<R, HttpResponse<?>> next,
        @Nullable Supplier<? extends HttpResponse<?>> again,
        @Nullable String back,
        @Nullable Function<R, Review> review) {
      this.review = review;
      this.act = act;
      this.next = next;
      this.again = again;
      this.back = back;
    }

    /** Once it is done, people go to a page that tells them so. */
    public Attempt<R> then(String address, String messageKey, Object... arguments) {
      return then(r -> Pages.redirect(address, Tone.GOOD, messageKey, arguments));
    }

    /** Once it is done, people go where the result leads. */
    public Attempt<R> then(Function<R, HttpResponse<?>> answer) {
      return new Attempt<>(act, answer, again, back, review);
    }

    /** When it is refused, people see the page of the form again, with what they typed. */
    public Attempt<R> orAgain(Supplier<? extends HttpResponse<?>> page) {
      return new Attempt<>(act, next, page, back, review);
    }

    /**
     * When it is refused, people go back to where the button was and read why. With {@link
     * #orAgain}, mistakes in what was typed still show the form.
     */
    public Attempt<R> orBack(String address) {
      return new Attempt<>(act, next, again, address, review);
    }

    /**
     * People read first what it will do, and press once more ({@link Reviews}). The method is
     * marked {@link ReviewedFirst}.
     *
     * @param shown of what is there once it is done, read in its transaction
     */
    public Attempt<R> reviewed(Function<R, Review> shown) {
      return new Attempt<>(act, next, again, back, shown);
    }

    /** Does it. The page that is shown again when it is refused is what programs get once done. */
    public <T> HttpResponse<T> showing(Supplier<HttpResponse<T>> page) {
      return orAgain(page).answer(r -> page.get());
    }

    /** Does it. Programs get a view of what is there now. */
    public <T> HttpResponse<T> answering(Function<R, T> view) {
      return answer(r -> json(request(), view.apply(r)));
    }

    /** Does it. Programs get the status alone. */
    public <T> HttpResponse<T> done() {
      return answer(r -> any(HttpResponse.status(status(request()))));
    }

    private <T> HttpResponse<T> answer(Function<R, HttpResponse<T>> programs) {
      HttpRequest<?> request = request();
      if (Refusals.isApi(request)) {
        return programs.apply(act.get());
      }
      Supplier<HttpResponse<?>> people =
          () -> {
            requireRead(request);
            return review == null
                ? next.apply(act.get())
                : reviews.run(request, form(Form::empty), act, review, next);
          };
      String before = back;
      Supplier<? extends HttpResponse<?>> page = again;
      if (page == null) {
        return any(before == null ? people.get() : pages.after(request, before, people));
      }
      Function<Form, HttpResponse<?>> shown =
          marked -> {
            keep(request, marked);
            return page.get();
          };
      Form typed = form(Form::empty);
      return any(
          before == null
              ? Pages.orShown(request, typed, people, shown)
              : pages.afterOrShown(request, before, typed, people, shown));
    }
  }

  private static HttpRequest<?> request() {
    return ServerRequestContext.currentRequest().orElseThrow();
  }

  private static <T> HttpResponse<T> json(HttpRequest<?> request, T view) {
    return HttpResponse.<T>status(status(request)).contentType(JSON).body(view);
  }

  private static HttpStatus status(HttpRequest<?> request) {
    AnnotationMetadata route =
        RouteAttributes.getRouteInfo(request)
            .map(r -> r.getAnnotationMetadata())
            .orElse(AnnotationMetadata.EMPTY_METADATA);
    return route.enumValue(Status.class, HttpStatus.class).orElse(HttpStatus.OK);
  }

  /** The type of a method's answer is what programs get; people get text in its place. */
  @SuppressWarnings("unchecked")
  private static <T> HttpResponse<T> any(HttpResponse<?> answer) {
    return (HttpResponse<T>) answer;
  }
}
